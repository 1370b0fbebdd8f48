#pragma once

#include <string>

namespace hoso::xml {

/// What libxml2 says against an XPath 1.0 expression; empty when it compiles. Whether a function
/// exists is known only when the expression is evaluated.
[[nodiscard]] std::string xpath_complaint(const std::string& expression);

}  // namespace hoso::xml
