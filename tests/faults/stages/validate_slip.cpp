#include "fault.hpp"

namespace {

using namespace hoso;

class SlipValidate final : public ValidateStage {
 public:
  explicit SlipValidate(std::string fault) : fault_(std::move(fault)) {}

  Findings validate(const Dossier& dossier, const StageContext& context) override {
    faults::misbehave(fault_, context);
    Findings findings;
    findings.documents.resize(fault_ == "too_few" ? 0 : dossier.documents.size());
    for (auto& document : findings.documents) {
      if (fault_ == "blocking") document.push_back(finding(FindingSeverity::blocking));
      if (fault_ == "advice") document.push_back(finding(FindingSeverity::advice));
    }
    if (fault_ == "no_share") findings.reappraisals = {{0, "name", 1.5}};
    if (fault_ == "no_such_field") findings.reappraisals = {{0, "nobody", 0.5}};
    if (fault_ == "no_such_document") findings.reappraisals = {{7, "name", 0.5}};
    if (fault_ == "doubts") findings.reappraisals = {{0, "name", 0.25}};
    return findings;
  }

 private:
  static Finding finding(FindingSeverity severity) {
    return {"slip.test", severity, {"name"}, {"Sai", "Wrong"}, {"Sửa", "Correct it"}, ""};
  }
  const std::string fault_;
};

void register_stages(Registrar& registrar) {
  faults::register_stage<ValidateStage, SlipValidate>(registrar, "validate.slip");
}

}  // namespace

HOSO_PLUGIN("validate_slip", "1.0.0", "Finds what it is told", register_stages)
