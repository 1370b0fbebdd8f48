// Turns every page by the same angle, for scanners that lie on their side.
#include <hoso/plugin.hpp>

namespace {

class @CLASS@ final : public hoso::PrepareStage {
 public:
  explicit @CLASS@(int quarter_turns) : quarter_turns_(quarter_turns) {}

  hoso::Page prepare(const hoso::Page& page, const hoso::StageContext& context) override {
    context.check_cancelled();
    return hoso::turned(page, quarter_turns_);
  }

 private:
  const int quarter_turns_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"prepare.@NAME@", "Turns every page", hoso::Threading::shared,
                 {{"quarter_turns", hoso::OptionType::integer, "0", "clockwise turns of 90 degrees", 0, 3}}},
                hoso::StageFactory<hoso::PrepareStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<@CLASS@>(static_cast<int>(setup.options.integer("quarter_turns")));
                }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "Turns every page", register_stages)
