// validate.rules: what a form's own rules say about a filled form.
#pragma once

#include <filesystem>

#include <hoso/identifiers.hpp>
#include <hoso/places.hpp>
#include <hoso/plugin.hpp>
#include <hoso/stages.hpp>

namespace hoso::rules {

/// Thread-safe: nothing changes after construction.
class RulesStage : public ValidateStage {
 public:
  /// Reads `resources`/units. Throws Error("resources.unreadable").
  explicit RulesStage(const std::filesystem::path& resources);

  /// A rule that cannot be evaluated is reported as "rules.evaluation_failed"; the others are
  /// still judged.
  [[nodiscard]] Findings validate(const Dossier&, const StageContext&) override;

 private:
  Places places_;
};

/// The calendar day in Viet Nam.
[[nodiscard]] Date vietnamese_day(std::chrono::sys_seconds now);

[[nodiscard]] StageInfo rules_stage_info();

}  // namespace hoso::rules
