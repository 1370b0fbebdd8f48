// Finds one code on every page, which says who filled it in.
#include <limits>

#include "fault.hpp"

namespace {

using namespace hoso;

class SlipInspect final : public InspectStage {
 public:
  explicit SlipInspect(std::string fault) : fault_(std::move(fault)) {}

  Inspection inspect(const Page&, const PageMatch* match, const StageContext& context) override {
    faults::misbehave(fault_, context);
    Inspection found;
    found.evidence = {{"slip_code", {10, 10, 20, 20}, 1, {{"name", "AN", "An"}}}};
    if (fault_ == "dark") found.findings = {dark({"name"})};
    if (fault_ == "foreign_field") found.findings = {dark({"no_such_field"})};
    if (fault_ == "table_field") found.findings = {dark({"lines[0].item"})};
    if (fault_ == "off_page") found.evidence[0].box = {-50, -50, 20, 20};
    if (fault_ == "nan") {
      found.evidence[0].confidence = std::numeric_limits<double>::quiet_NaN();
    }
    if (!match) found.findings.clear();
    return found;
  }

 private:
  static Finding dark(std::vector<std::string> fields) {
    return {"slip.dark", FindingSeverity::doubtful, std::move(fields), {"Tối", "Dark"},
            {"Chụp lại", "Take it again"}, ""};
  }
  const std::string fault_;
};

void register_stages(Registrar& registrar) {
  faults::register_stage<InspectStage, SlipInspect>(registrar, "inspect.slip");
}

}  // namespace

HOSO_PLUGIN("inspect_slip", "1.0.0", "Finds one code", register_stages)
