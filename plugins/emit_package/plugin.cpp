#include <hoso/plugin.hpp>

#include "package.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::Package::info(),
                hoso::StageFactory<hoso::EmitStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::Package>(setup.options.text("zip"));
                }));
}

}  // namespace

HOSO_PLUGIN("emit_package", "1.0.0", "Checksums and one zip over everything that was made",
            register_stages)
