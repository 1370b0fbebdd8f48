#include <hoso/plugin.hpp>

#include "boxes_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::boxes::stage_info(),
                hoso::StageFactory<hoso::RecognizeStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::boxes::BoxesStage>(setup.options, setup.resources);
                }));
}

}  // namespace

HOSO_PLUGIN("recognize_boxes", "1.0.0", "Reads numbers written one digit to a box",
            register_stages)
