// Black and white pages.
#pragma once

#include <cstdint>
#include <vector>

#include <hoso/page_image.hpp>

namespace hoso {

/// Every pixel is exactly black or white: the page comes from a 1-bit scan.
[[nodiscard]] bool is_bilevel(const PageImage&);
/// Grey, or no pixel has a colour.
[[nodiscard]] bool is_colourless(const PageImage&);
/// ITU-T T.6 (Group 4), black = 0 as PDF's CCITTFaxDecode gives it by default. Pixels below 128 are
/// black. Throws Error("emit.failed").
[[nodiscard]] std::vector<std::uint8_t> ccitt_g4(const PageImage&);

}  // namespace hoso
