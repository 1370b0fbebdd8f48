#include <hoso/plugin.hpp>

#include "form_code_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::form_code::FormCodeStage::info(),
                hoso::StageFactory<hoso::ValidateStage>([](const hoso::StageSetup&) {
                  return std::make_unique<hoso::form_code::FormCodeStage>();
                }));
}

}  // namespace

HOSO_PLUGIN("validate_form_code", "1.0.0", "Compares what a form's own QR code says with its ink", register_stages)
