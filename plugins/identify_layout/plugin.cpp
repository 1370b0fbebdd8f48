#include "layout_stage.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::layout::LayoutStage::info(),
                hoso::StageFactory<hoso::IdentifyStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::layout::LayoutStage>(setup.options, setup.cache);
                }));
}

}  // namespace

HOSO_PLUGIN("identify_layout", "1.0.0", "Finds a page's form, version and place by its print",
            register_stages)
