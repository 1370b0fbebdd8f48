// Reads "An" everywhere, but of the table's three rows only the second is filled in.
#include <limits>

#include "fault.hpp"

namespace {

using namespace hoso;

class SlipRecognize final : public RecognizeStage {
 public:
  explicit SlipRecognize(std::string fault) : fault_(std::move(fault)) {}

  ZoneReading recognize(const ZoneView& zone, const StageContext& context) override {
    faults::misbehave(fault_, context);
    if (fault_ == "hangs_on_name" && zone.field.id == "name") faults::misbehave("hangs", context);
    if (fault_ == "warns") context.report("input.page_incomplete", Severity::warning);
    if (zone.field.row == 0 || zone.field.row == 2) return {};
    if (fault_ == "nan") return {FieldState::read, {{"An", std::numeric_limits<double>::quiet_NaN()}}};
    if (fault_ == "over_one") return {FieldState::read, {{"An", 1.5}}};
    if (fault_ == "no_candidates") return {FieldState::read, {}};
    if (fault_ == "confirms") return {FieldState::confirmed, {{"An", 1}}};
    if (fault_ == "bad_utf8") return {FieldState::read, {{"A\xff\xfen", 0.99}}};
    if (fault_ == "illegible") return {FieldState::illegible, {}};
    return {FieldState::read, {{"An", 0.99}, {"Ân", 0.1}}};
  }

 private:
  const std::string fault_;
};

void register_stages(Registrar& registrar) {
  faults::register_stage<RecognizeStage, SlipRecognize>(registrar, "recognize.slip",
                                                        Threading::per_worker);
}

}  // namespace

HOSO_PLUGIN("recognize_slip", "1.0.0", "Reads one name", register_stages)
