#include <hoso/plugin.hpp>

#include "tesseract_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::tesseract::stage_info(),
                hoso::StageFactory<hoso::RecognizeStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::tesseract::TesseractStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("recognize_tesseract", "1.0.0", "Reads free lines with Tesseract", register_stages)
