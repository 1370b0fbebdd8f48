// What kind of file bytes are, as far as a name for them needs it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace hoso::app {

/// ".pdf", ".jpg", ".png", ".tif", ".webp", ".zip", ".xml", ".json"; ".bin" for anything else. By the first bytes: what
/// a person called the file counts for nothing.
[[nodiscard]] std::string_view extension_of(std::span<const std::uint8_t> bytes);

}  // namespace hoso::app
