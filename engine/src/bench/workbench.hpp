// What a bench makes pages with, and what it reads them with.
#pragma once

#include <filesystem>
#include <memory>

#include "bench/field_stages.hpp"
#include "pipeline/run.hpp"
#include "synthetic/values.hpp"

namespace hoso::bench {

/// The product's own pipeline, `dossier`, up to the findings, and how it is run.
struct Reading {
  std::shared_ptr<pipeline::Pipeline> pipeline;
  pipeline::RunPlan plan;
};

/// The forms of a templates folder and the field types of a plugin folder. Used by one thread; outlives
/// what it hands out.
class Workbench {
 public:
  /// Throws Error of the template reader.
  Workbench(const std::filesystem::path& plugins, std::filesystem::path templates);
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  [[nodiscard]] const Catalogue& forms() const { return forms_; }
  [[nodiscard]] synthetic::FieldStageOf field_stages();
  /// Of one form's types; may be called by any thread.
  [[nodiscard]] synthetic::FieldStageOf field_stages_of(const FormTemplate& form) { return stages_.of_form(form); }

  /// With two workers; `decoder`: the program that decodes files. Throws Error as build_pipeline.
  [[nodiscard]] Reading reading(const std::filesystem::path& decoder);

 private:
  std::filesystem::path templates_;
  Catalogue forms_;
  plugin::PluginHost host_;
  FieldStages stages_;
};

}  // namespace hoso::bench
