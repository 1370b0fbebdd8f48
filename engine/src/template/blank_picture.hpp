// The blank page's picture.
#pragma once

#include <string>

#include <hoso/blank.hpp>

#include "xml/document.hpp"

namespace hoso {

/// A PNG of any colour type and depth, decoded when needed. Throws Error(origin.error_code) when its
/// bytes are damaged (by its own checksums), larger than Limits allow, or do not state the
/// resolution (chunk pHYs, PNG 1.2 §11.3.5.3).
[[nodiscard]] Blank blank_of(std::string png, const xml::Origin& origin);

/// The other way: an 8-bit grey PNG that states its resolution. `image` is gray8.
[[nodiscard]] std::string png_of(const PageImage& image, double dpi);

}  // namespace hoso
