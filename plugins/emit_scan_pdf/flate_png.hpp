// Lossless packing of page pictures.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <hoso/page_image.hpp>

namespace hoso {

/// `image` as PDF's FlateDecode with Predictor 15 (PNG filters, the cheapest of Sub, Up and Paeth
/// for each row), red first. `components` 1 takes the first byte of each pixel. nullopt as soon as
/// the result would pass `limit` bytes.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> flate_png(const PageImage& image,
                                                                 int components, std::size_t limit);

}  // namespace hoso
