// Takes every page for the first page of the first form.
#include <limits>

#include "fault.hpp"

namespace {

using namespace hoso;

class SlipIdentify final : public IdentifyStage {
 public:
  explicit SlipIdentify(std::string fault) : fault_(std::move(fault)) {}

  Identification identify(const Page&, const Catalogue& forms, const StageContext& context) override {
    faults::misbehave(fault_, context);
    if (fault_ == "unknown") return {};
    Identification found;
    found.match = PageMatch{forms.front(), 0, Alignment::at_dpi(25.4), 1};
    spoil(found);
    return found;
  }

 private:
  void spoil(Identification& found) const {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    PageMatch& match = *found.match;
    if (fault_ == "nan_score") match.score = nan;
    if (fault_ == "no_such_page") match.template_page = 9;
    if (fault_ == "turn_of_7") found.quarter_turns = 7;
    if (fault_ == "foreign_form") match.form = std::make_shared<FormTemplate>(*match.form);
    if (fault_ == "no_form") match.form = nullptr;
    if (fault_ == "off_page") match.alignment = Alignment({1, 0, 90'000, 0, 1, 0, 0, 0, 1});
    if (fault_ == "tiny_scale") match.alignment = Alignment({1e-3, 0, 0, 0, 1e-3, 0, 0, 0, 1});
    if (fault_ == "half_page") match.alignment = Alignment({1, 0, 0, 0, 1, -30, 0, 0, 1});
    if (fault_ == "nan_shift") {
      match.alignment = Alignment({1, 0, 0, 0, 1, 0, 0, 0, 1}, {2, 2, 105, 148, {{nan, 0}, {}, {}, {}}});
    }
  }

  const std::string fault_;
};

void register_stages(Registrar& registrar) {
  faults::register_stage<IdentifyStage, SlipIdentify>(registrar, "identify.slip");
}

}  // namespace

HOSO_PLUGIN("identify_slip", "1.0.0", "Knows one form", register_stages)
