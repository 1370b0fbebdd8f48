// What the benchmarks work on: a sample page, read as a run reads it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "contract/material.hpp"
#include "pipeline/stage_slot.hpp"
#include "plugin/plugin_host.hpp"

namespace hoso::benchmarks {

/// Stages come from the built plugin libraries, with their default options. One thread.
class Desk {
 public:
  Desk();

  template <class Stage>
  Stage& stage(const std::string& id) {
    struct Lent {
      pipeline::StageSlot<Stage> slot;
      pipeline::StageLease<Stage> lease{slot.lease()};
    };
    const auto lent = std::shared_ptr<Lent>(
        new Lent{{host_.stage(id), no_options_, {material_->resources, {}}}});
    lent_.push_back(lent);
    return *lent->lease.operator->();
  }

  [[nodiscard]] const contract::Material& material() const { return *material_; }
  [[nodiscard]] const StageContext& context() const { return context_; }
  /// `sample`: below samples/.
  [[nodiscard]] static std::vector<std::uint8_t> file(const std::string& sample);
  [[nodiscard]] Page page(const std::string& sample);

  /// A scanned CT01 of 200 dpi, in grey or colour as it was scanned.
  [[nodiscard]] const Page& form_page() const { return form_page_; }
  [[nodiscard]] const PageMatch& match() const { return match_; }
  /// Throws std::out_of_range.
  [[nodiscard]] const FieldSpec& field(const std::string& id) const;
  /// That page with made-up values in every field.
  [[nodiscard]] Dossier dossier() const;

 private:
  const std::map<std::string, std::string> no_options_;
  const std::shared_ptr<const contract::Material> material_;
  const StageContext context_;
  plugin::PluginHost host_;
  std::vector<std::shared_ptr<void>> lent_;  ///< destroyed before the host whose code they run
  Page form_page_;
  PageMatch match_;
};

/// Made when it is first asked for.
[[nodiscard]] Desk& desk();

}  // namespace hoso::benchmarks
