#pragma once

#include <string>
#include <vector>

namespace hoso::app {

/// Columns padded to their widest cell, two spaces apart; cells are made printable. Widths count
/// code points: Vietnamese in NFC takes one cell each.
[[nodiscard]] std::string table(const std::vector<std::vector<std::string>>& rows);

}  // namespace hoso::app
