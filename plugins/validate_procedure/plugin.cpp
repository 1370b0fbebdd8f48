#include <hoso/plugin.hpp>

#include "procedure_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::procedure::ProcedureStage::info(),
                hoso::StageFactory<hoso::ValidateStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::procedure::ProcedureStage>(setup.resources / "procedures");
                }));
}

}  // namespace

HOSO_PLUGIN("validate_procedure", "1.0.0", "Holds a dossier against what its procedure asks for", register_stages)
