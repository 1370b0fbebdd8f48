#include <hoso/plugin.hpp>

#include "signature_findings.hpp"

namespace {

void register_stages(hoso::Registrar& registrar) {
  registrar.add(hoso::SignatureFindings::info(),
                hoso::StageFactory<hoso::ValidateStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<hoso::SignatureFindings>(setup.resources / "trust");
                }));
}

}  // namespace

HOSO_PLUGIN("validate_signatures", "1.0.0", "Signatures of input files", register_stages)
