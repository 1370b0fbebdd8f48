// Does the dossier hold what the guide of its procedure asks for?
#pragma once

#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/procedure_guide.hpp>

namespace hoso::procedure {

/// What the case that the dossier is of (`Dossier::procedure_case`) asks for and the dossier lacks; while the case is
/// not known, only the papers of every case and one question. Pages that `Dossier::papers` names count as what it says.
[[nodiscard]] std::vector<Finding> guide_findings(const Dossier&, const Procedure&, const ProcedureGuide&);

}  // namespace hoso::procedure
