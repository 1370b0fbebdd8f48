// The blank page's picture.
#pragma once

#include <string>

#include <hoso/page_image.hpp>

#include "xml/document.hpp"

namespace hoso {

struct BlankPicture {
  PageImage image;  ///< gray8
  double dpi = 0;
};

/// Decodes a PNG of any colour type and depth. Throws Error(origin.error_code) when it is damaged,
/// larger than Limits allow, or does not state its resolution (chunk pHYs, PNG 1.2 §11.3.5.3).
[[nodiscard]] BlankPicture decode_blank(const std::string& png, const xml::Origin& origin);

}  // namespace hoso
