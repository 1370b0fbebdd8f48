// validate.procedure: does the dossier hold what its procedure asks for?
#pragma once

#include <filesystem>

#include <hoso/plugin.hpp>
#include <hoso/stages.hpp>

namespace hoso::procedure {

/// Thread-safe: nothing changes after construction.
class ProcedureStage : public ValidateStage {
 public:
  /// `procedures`: the folder of procedures' files.
  explicit ProcedureStage(std::filesystem::path procedures) : procedures_(std::move(procedures)) {}
  /// Throws Error("procedure.invalid").
  [[nodiscard]] Findings validate(const Dossier&, const StageContext&) override;
  [[nodiscard]] static StageInfo info();

 private:
  std::filesystem::path procedures_;
};

}  // namespace hoso::procedure
