// Declares badly: no version to speak of, a number without bounds, a stage nobody can find.
#include <hoso/plugin.hpp>

namespace {

using namespace hoso;

class Untidy final : public FieldStage {
 public:
  Interpretation interpret(const FieldSpec&, const std::vector<Candidate>&) const override {
    return {"not what was read", "x", 0.5};
  }
  std::string print(const FieldSpec&, const std::string&) const override { return "x"; }
  std::string synthesize(const FieldSpec&, std::mt19937_64&) const override { return "y"; }
};

void register_stages(Registrar& registrar) {
  registrar.add(
      {"field.other",
       "Untidy",
       Threading::shared,
       {{"limit", OptionType::integer, "1", "Without bounds"}}},
      StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<Untidy>(); }));
}

}  // namespace

HOSO_PLUGIN("field_untidy", "new", "", register_stages)
