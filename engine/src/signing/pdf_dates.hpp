#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace hoso::signing {

/// "D:20261125090300+07'00'" (ISO 32000-1, 7.9.4); later parts may be missing. Nullopt for anything else.
[[nodiscard]] std::optional<std::chrono::sys_seconds> pdf_date(std::string_view text);

}  // namespace hoso::signing
