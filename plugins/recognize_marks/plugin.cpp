#include "marks_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::marks::MarksStage::info(),
                hoso::StageFactory<hoso::RecognizeStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::marks::MarksStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("recognize_marks", "1.0.0", "Says which boxes are ticked", register_stages)
