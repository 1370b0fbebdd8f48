#include <hoso/plugin.hpp>

#include "mrz_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::mrz::MrzStage::info(),
                hoso::StageFactory<hoso::InspectStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::mrz::MrzStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("inspect_mrz", "1.0.0", "Reads the machine-readable lines of identity cards", register_stages)
