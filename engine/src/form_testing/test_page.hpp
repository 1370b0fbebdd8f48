// What a test of a form says, as a page for a browser.
#pragma once

#include <string>

#include "form_testing/tested_form.hpp"

namespace hoso::form_testing {

/// A whole HTML document that needs no other file, in Vietnamese first and English second: what to look at first, the
/// fields, the groups, which forms were mixed up, risk–coverage curve, the worst places as pictures. The same test
/// gives the same bytes.
[[nodiscard]] std::string test_page(const FormTest&);

}  // namespace hoso::form_testing
