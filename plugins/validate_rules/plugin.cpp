#include <hoso/plugin.hpp>

#include "rules_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::rules::rules_stage_info(),
                hoso::StageFactory<hoso::ValidateStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::rules::RulesStage>(setup.resources);
                }));
}

}  // namespace

HOSO_PLUGIN("validate_rules", "1.0.0", "Judges each form by the rules of its template",
            register_stages)
