#pragma once

#include <string_view>

namespace hoso::typeset {

/// templates/schema/layout.xsd as it was when hoso was built.
[[nodiscard]] std::string_view layout_schema();

}  // namespace hoso::typeset
