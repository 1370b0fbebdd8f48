// What a dossier holds, as its procedure looks at it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/procedure.hpp>

namespace hoso::procedure {

/// Ids of the documents' forms.
[[nodiscard]] std::set<std::string> forms_in(const Dossier&);

/// Pages that are no known form, not blank, not a filled form's QR code, and that nobody has named.
[[nodiscard]] std::vector<int> other_pages(const Dossier&);

/// What a finding gives as its legal source.
[[nodiscard]] std::string source_of(const Procedure&);

}  // namespace hoso::procedure
