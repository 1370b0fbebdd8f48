// The default of its option is out of the bounds it declares.
#include <hoso/plugin.hpp>

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"prepare.bad_option", "Bad option", hoso::Threading::shared,
                 {{"size", hoso::OptionType::integer, "50", "Size in px", 0, 10}}},
                hoso::StageFactory<hoso::PrepareStage>(
                    [](const hoso::StageSetup&) { return nullptr; }));
}

}  // namespace

HOSO_PLUGIN("prepare_bad_option", "1.0.0", "Bad option", register_stages)
