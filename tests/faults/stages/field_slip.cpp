#include "fault.hpp"

namespace {

using namespace hoso;

class SlipField final : public FieldStage {
 public:
  explicit SlipField(std::string fault) : fault_(std::move(fault)) {}

  Interpretation interpret(const FieldSpec&, const std::vector<Candidate>& candidates) const override {
    if (fault_ == "throws_int") throw 7;
    if (fault_ == "negative") return {candidates[0].text, candidates[0].text, -1};
    return {candidates[0].text, candidates[0].text, candidates[0].score};
  }
  std::string print(const FieldSpec&, const std::string& value) const override { return value; }
  std::string synthesize(const FieldSpec&, std::mt19937_64&) const override { return "An"; }

 private:
  const std::string fault_;
};

void register_stages(Registrar& registrar) {
  faults::register_stage<FieldStage, SlipField>(registrar, "field.slip");
}

}  // namespace

HOSO_PLUGIN("field_slip", "1.0.0", "Takes any text", register_stages)
