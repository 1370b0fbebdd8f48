#include <hoso/plugin.hpp>

#include "dossier_file.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::DossierFile::info(),
                hoso::StageFactory<hoso::EmitStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::DossierFile>(setup.resources);
                }));
}

}  // namespace

HOSO_PLUGIN("emit_xml", "1.0.0", "The dossier as XML that keeps its schema", register_stages)
