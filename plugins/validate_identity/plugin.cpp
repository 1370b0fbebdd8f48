#include <hoso/plugin.hpp>

#include "identity_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::identity::IdentityStage::info(),
                hoso::StageFactory<hoso::ValidateStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::identity::IdentityStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("validate_identity", "1.0.0", "Compares what forms and identity cards say of one person",
            register_stages)
