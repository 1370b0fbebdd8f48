// Mends unit names that a reader took a letter or two of wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/unit_tables.hpp"

namespace hoso::places {

/// `text` ends in "…, <commune>, <province>", one of the two misread: the text with both as the
/// lists spell them. Nullopt = spelled so already, no such address, too far from any unit of today
/// (more than two letters), or as near to another.
[[nodiscard]] std::optional<std::string> mended_address(std::string_view text, const UnitTables&);

}  // namespace hoso::places
