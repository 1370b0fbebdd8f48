#include "labels_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::labels::LabelsStage::info(),
                hoso::StageFactory<hoso::IdentifyStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::labels::LabelsStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("identify_labels", "1.0.0", "Finds the fields of re-typed forms by their labels",
            register_stages)
