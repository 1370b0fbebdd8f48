// Signed input files: who, and whether it holds.
#pragma once

#include <optional>

#include <hoso/plugin.hpp>
#include <hoso/signing/verify.hpp>

namespace hoso {

class SignatureFindings : public ValidateStage {
 public:
  /// `trust`: folder of trusted certificates; one that is not there = nobody is known.
  explicit SignatureFindings(const std::filesystem::path& trust);

  /// Without files there is nothing to look at.
  [[nodiscard]] Findings validate(const Dossier&, const StageContext&) override;
  [[nodiscard]] Findings validate_with_files(const Dossier&, const InputFiles&, const StageContext&) override;

  [[nodiscard]] static StageInfo info();

 private:
  std::optional<signing::TrustStore> trust_;
};

}  // namespace hoso
