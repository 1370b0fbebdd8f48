// What is said about a dossier as a whole.
#pragma once

#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/procedure.hpp>

namespace hoso::procedure {

/// Of the dossier held against what the procedure asks for; most urgent first.
[[nodiscard]] std::vector<Finding> procedure_findings(const Dossier&, const Procedure&);

/// Of documents that are the same form about the same person.
[[nodiscard]] std::vector<Finding> twin_findings(const Dossier&);

}  // namespace hoso::procedure
