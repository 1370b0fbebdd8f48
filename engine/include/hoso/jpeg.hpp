// JPEG for pictures that people look at.
#pragma once

#include <cstdint>
#include <hoso/page_image.hpp>
#include <vector>

namespace hoso {

/// `image` as a baseline JFIF file. `quality` 1..100 (libjpeg's scale); from 90 on colour is kept
/// at full resolution, so that thin red stamps stay red. Same pixels, same bytes. Throws
/// std::runtime_error for an empty picture or one with a side above 65 500 px.
[[nodiscard]] std::vector<std::uint8_t> jpeg_bytes(const PageImage& image, int quality);

}  // namespace hoso
