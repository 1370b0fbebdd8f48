// The field types, for making pages without a pipeline.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <hoso/stages.hpp>

#include "plugin/plugin_host.hpp"
#include "synthetic/values.hpp"

namespace hoso::bench {

/// Builds each field stage once. Used by one thread; owns the stages it hands out, which may be
/// used by any thread.
class FieldStages {
 public:
  FieldStages(plugin::PluginHost& host, std::filesystem::path resources)
      : host_(host), resources_(std::move(resources)) {}

  /// The stage `field.<type>`; null for `presence`, which has no text. Throws Error as
  /// PluginHost::stage.
  [[nodiscard]] const FieldStage* of_type(const std::string& type);

  /// For the types of `form`, and none else; the function may be called by any thread. Throws as of_type.
  [[nodiscard]] synthetic::FieldStageOf of_form(const FormTemplate& form);

 private:
  plugin::PluginHost& host_;
  std::filesystem::path resources_;
  std::map<std::string, std::unique_ptr<FieldStage>> stages_;
};

}  // namespace hoso::bench
