// The print of a page without what was filled in.
#pragma once

#include <set>

#include "places.hpp"

namespace hoso::labels {

/// Seen words (positions in PageFindings::words) that are the form's print and nothing else: not those in
/// cells of tables, nor those that writing touches.
[[nodiscard]] std::set<std::size_t> printed_words(const PageFindings& page, const Places& places);

/// Labels, leaders and rules on white paper. Of what was filled in there is nothing on it: where writing
/// touches print, the print is left out as well.
[[nodiscard]] Blank blank_of(const PageFindings& page, const Places& places);

}  // namespace hoso::labels
