#include <hoso/plugin.hpp>

#include "codes_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::codes::CodesStage::info(),
                hoso::StageFactory<hoso::InspectStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::codes::CodesStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("inspect_codes", "1.0.0", "Reads the QR codes of identity cards", register_stages)
