// validate.form_code: does the ink say what the form's own QR code says?
#pragma once

#include <hoso/plugin.hpp>
#include <hoso/stages.hpp>

namespace hoso::form_code {

/// Thread-safe: it holds nothing.
class FormCodeStage : public ValidateStage {
 public:
  /// Of each "form_qr" evidence: fields whose ink says the same become sure; where it says something else the field is
  /// doubtful and both are shown. The code's value never takes the place of what was read.
  [[nodiscard]] Findings validate(const Dossier&, const StageContext&) override;
  [[nodiscard]] static StageInfo info();
};

}  // namespace hoso::form_code
