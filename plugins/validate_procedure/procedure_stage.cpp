#include "procedure_stage.hpp"

#include <algorithm>

#include <hoso/error.hpp>
#include <hoso/procedure.hpp>

#include "procedure_findings.hpp"

namespace hoso::procedure {

Findings ProcedureStage::validate(const Dossier& dossier, const StageContext&) {
  Findings findings;
  findings.documents.resize(dossier.documents.size());
  findings.dossier = twin_findings(dossier);
  if (dossier.procedure.empty()) return findings;
  std::filesystem::path file;
  try {
    file = procedures_ / (known_procedure(dossier.procedure, procedures_) + ".xml");
  } catch (const Error&) {
    return findings;  // the command refuses codes it does not know; a program may pass others
  }
  const Procedure procedure = load_procedure(file);
  std::ranges::move(procedure_findings(dossier, procedure, load_guide(procedure, procedures_)),
                    std::back_inserter(findings.dossier));
  return findings;
}

StageInfo ProcedureStage::info() {
  return {"validate.procedure", "Does the dossier hold what its procedure asks for?", Threading::shared, {}};
}

}  // namespace hoso::procedure
