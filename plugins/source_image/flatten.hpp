#pragma once

#include <cstdint>
#include <span>

namespace hoso::source_image {

enum class Alpha {
  straight,       ///< colours are as they would be without transparency
  premultiplied,  ///< colours are already multiplied by alpha
};

/// Lays a row of `channels` (1 or 3) + alpha samples on white paper. `to` holds `channels` samples
/// a pixel.
void flatten_row(std::span<const std::uint8_t> from, std::span<std::uint8_t> to, int channels,
                 Alpha alpha);

/// Swaps the first and third of each three samples.
void swap_red_and_blue(std::span<std::uint8_t> row);

}  // namespace hoso::source_image
