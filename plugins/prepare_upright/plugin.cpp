#include "upright_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::upright::UprightStage::info(),
                hoso::StageFactory<hoso::PrepareStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::upright::UprightStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("prepare_upright", "1.0.0", "Turns pages so that their text can be read",
            register_stages)
