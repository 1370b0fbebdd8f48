// A form that is known by its blank and its zones, not by a layout, as pages to type on.
#pragma once

#include <vector>

#include <hoso/form_template.hpp>

#include "typeset/marks.hpp"

namespace hoso::typeset {

/// One page for each of the form's, with the blank's picture as its ground and a place for each zone; the same kinds
/// of places as a layout has, as far as zones tell them:
/// - boxes are those of a choice, combs have cells, places to sign are areas;
/// - what is as high as a line of writing is a line, its leader where a layout's zones have it; what is higher, or in
///   a table, is a cell;
/// - zones of a field side by side hold a piece each, zones below each other a line each;
/// - printed slashes within a zone divide it.
/// Throws Error "fill.no_blank" when a page has no picture. Any thread.
[[nodiscard]] std::vector<TypesetPage> blank_pages(const FormTemplate& form);

}  // namespace hoso::typeset
