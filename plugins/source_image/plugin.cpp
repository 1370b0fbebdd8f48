#include <hoso/plugin.hpp>

#include "image_source.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  hoso::StageInfo info;
  info.id = "source.image";
  info.summary = "Reads JPEG, PNG, TIFF and WebP pictures";
  info.threading = hoso::Threading::shared;
  registrar.add(info, hoso::StageFactory<hoso::SourceStage>([](const hoso::StageSetup&) {
                  return std::make_unique<hoso::source_image::ImageSource>();
                }));
}

}  // namespace

HOSO_PLUGIN("source_image", "1.0.0", "Reads JPEG, PNG, TIFF and WebP pictures", register_stages)
