// A plugin without fault, to show that the judge refuses for the fault and nothing else.
#include <hoso/plugin.hpp>

namespace {

class Sound final : public hoso::PrepareStage {
 public:
  hoso::Page prepare(const hoso::Page& page, const hoso::StageContext&) override { return page; }
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"prepare.sound", "Gives the page back", hoso::Threading::shared,
                 {{"strength", hoso::OptionType::integer, "3", "How much, 0 to 9", 0, 9}}},
                hoso::StageFactory<hoso::PrepareStage>(
                    [](const hoso::StageSetup&) { return std::make_unique<Sound>(); }));
}

}  // namespace

HOSO_PLUGIN("prepare_sound", "1.2.3", "Without fault", register_stages)
