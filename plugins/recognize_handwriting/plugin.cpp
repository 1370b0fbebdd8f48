#include <hoso/plugin.hpp>

#include "handwriting_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::handwriting::stage_info(),
                hoso::StageFactory<hoso::RecognizeStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::handwriting::HandwritingStage>(setup.options,
                                                                               setup.resources);
                }));
}

}  // namespace

HOSO_PLUGIN("recognize_handwriting", "1.0.0", "Reads lines written by hand", register_stages)
