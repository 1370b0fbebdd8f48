// In which order a filled page is read aloud.
#pragma once

#include <string>

#include "typeset/fill.hpp"
#include "typeset/spoken.hpp"

namespace hoso::typeset {

/// The text of page `page`, from 0: labels with what is filled in behind them, a table row by row with its empty
/// rows left out. Boxes to tick are said as ☒ and ☐. `title` is the form's: where it is printed is a heading.
[[nodiscard]] Spoken spoken_page(const FilledForm& form, std::size_t page, const std::string& title);

}  // namespace hoso::typeset
