// The name in the third machine-readable line.
#pragma once

#include <string>
#include <string_view>

namespace hoso::mrz {

/// "HA<<VAN<DAN<<<<" -> "HA VAN DAN"; a name of 30 signs may be cut off. No check digit covers it, so it
/// is empty unless it has two words or more and each can be a Vietnamese syllable without its marks (the
/// last one may be cut off): names of other peoples are left out. `line`: 0–9, A–Z and '<', as it was read.
[[nodiscard]] std::string latin_name(std::string_view line);

}  // namespace hoso::mrz
