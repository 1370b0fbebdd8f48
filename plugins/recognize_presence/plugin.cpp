#include "presence_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::presence::PresenceStage::info(),
                hoso::StageFactory<hoso::RecognizeStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::presence::PresenceStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("recognize_presence", "1.0.0", "Says whether somebody signed, or sealed", register_stages)
