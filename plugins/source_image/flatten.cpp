#include "flatten.hpp"

#include <algorithm>
#include <cstddef>

namespace hoso::source_image {
namespace {

std::uint8_t over_white(unsigned sample, unsigned alpha, Alpha kind) {
  const unsigned ink = kind == Alpha::straight ? (sample * alpha + 127) / 255 : sample;
  return static_cast<std::uint8_t>(std::min(255U, ink + 255 - alpha));
}

}  // namespace

void flatten_row(std::span<const std::uint8_t> from, std::span<std::uint8_t> to, int channels,
                 Alpha alpha) {
  const auto width = static_cast<std::size_t>(channels);
  const std::uint8_t* pixel = from.data();
  for (std::size_t out = 0; out + width <= to.size(); out += width, pixel += width + 1) {
    for (std::size_t c = 0; c < width; ++c) to[out + c] = over_white(pixel[c], pixel[width], alpha);
  }
}

void swap_red_and_blue(std::span<std::uint8_t> row) {
  for (std::size_t i = 0; i + 2 < row.size(); i += 3) std::swap(row[i], row[i + 2]);
}

}  // namespace hoso::source_image
