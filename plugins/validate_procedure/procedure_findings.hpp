// What is said about a dossier as a whole.
#pragma once

#include <optional>
#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/procedure.hpp>
#include <hoso/procedure_guide.hpp>

namespace hoso::procedure {

/// Of the dossier held against what the procedure asks for, case by case where there is a guide; most urgent first.
[[nodiscard]] std::vector<Finding> procedure_findings(const Dossier&, const Procedure&,
                                                      const std::optional<ProcedureGuide>&);

/// Of documents that are the same form about the same person.
[[nodiscard]] std::vector<Finding> twin_findings(const Dossier&);

}  // namespace hoso::procedure
