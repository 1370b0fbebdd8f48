// Registers a prepare stage as a recognizer.
#include <hoso/plugin.hpp>

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"recognize.wrong_kind", "Wrong", hoso::Threading::shared, {}},
                hoso::StageFactory<hoso::PrepareStage>(
                    [](const hoso::StageSetup&) { return nullptr; }));
}

}  // namespace

HOSO_PLUGIN("prepare_wrong_kind", "1.0.0", "Wrong kind", register_stages)
