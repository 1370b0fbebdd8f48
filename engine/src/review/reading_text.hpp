// A read dossier as the store keeps it: with the candidates, which dossier.xml leaves out.
#pragma once

#include <string>

#include <hoso/dossier.hpp>

namespace hoso::review {

/// JSON, UTF-8. Left out are words of text layers and where pages lie on their forms.
[[nodiscard]] std::string reading_text(const Dossier&);

/// The other way. Forms are those of `forms` (and variants) by id and version; a table that had more rows than its form
/// has them again. Throws Error "review.unknown_form" for a form there is not any more, "store.damaged" for a text that
/// reading_text did not write.
[[nodiscard]] Dossier dossier_of_reading(const std::string& text, const Catalogue& forms);

}  // namespace hoso::review
