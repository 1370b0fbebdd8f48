// Typesets a layout: from blocks to marks and places.
#pragma once

#include <vector>

#include "typeset/layout.hpp"
#include "typeset/marks.hpp"

namespace hoso::typeset {

/// The pages of `layout`. Throws Error "template.layout_overfull" when a page runs into its bottom
/// margin, "fill.font_missing" when a font is not installed.
[[nodiscard]] std::vector<TypesetPage> typeset(const Layout& layout);

}  // namespace hoso::typeset
