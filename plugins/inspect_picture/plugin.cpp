#include "picture_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::picture::PictureStage::info(),
                hoso::StageFactory<hoso::InspectStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::picture::PictureStage>(setup.options);
                }));
}

}  // namespace

HOSO_PLUGIN("inspect_picture", "1.0.0", "Says what is wrong with a picture", register_stages)
