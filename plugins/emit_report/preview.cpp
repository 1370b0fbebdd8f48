#include "preview.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <hoso/html.hpp>
#include <hoso/jpeg.hpp>

namespace hoso {
namespace {

int scaled(int length, double factor) {
  return std::max(1, static_cast<int>(std::lround(length * factor)));
}

/// The source pixels under target pixel `at` of `count`: begin and end, at least one.
std::pair<int, int> span_of(int at, int count, int source) {
  const auto place = [&](int i) {
    return static_cast<int>(static_cast<std::int64_t>(i) * source / count);
  };
  return {place(at), std::max(place(at) + 1, place(at + 1))};
}

/// Sums rows `from` to `to` of `image`, byte by byte.
void sum_rows(const PageImage& image, std::pair<int, int> rows, std::vector<std::uint32_t>& sums) {
  std::ranges::fill(sums, 0);
  for (int y = rows.first; y < rows.second; ++y) {
    const auto row = image.row(y);
    for (std::size_t i = 0; i < row.size(); ++i) sums[i] += row[i];
  }
}

}  // namespace

PageImage shrunk(const PageImage& image, double image_dpi, double dpi) {
  const double factor = dpi / image_dpi;
  if (factor >= 1) return image;
  const PixelSize from = image.size();
  const PixelSize size{scaled(from.width, factor), scaled(from.height, factor)};
  const int step = bytes_per_pixel(image.format());
  std::vector<std::uint8_t> pixels;
  pixels.reserve(static_cast<std::size_t>(size.width) *
                 static_cast<std::size_t>(size.height * step));
  std::vector<std::uint32_t> sums(image.row_bytes());
  for (int y = 0; y < size.height; ++y) {
    const auto rows = span_of(y, size.height, from.height);
    sum_rows(image, rows, sums);
    for (int x = 0; x < size.width; ++x) {
      const auto [left, right] = span_of(x, size.width, from.width);
      const auto count = static_cast<std::uint32_t>((right - left) * (rows.second - rows.first));
      for (int c = 0; c < step; ++c) {
        std::uint32_t sum = count / 2;
        for (int i = left; i < right; ++i) sum += sums[static_cast<std::size_t>(i * step + c)];
        pixels.push_back(static_cast<std::uint8_t>(sum / count));
      }
    }
  }
  return {size, image.format(), std::move(pixels)};
}

std::string preview_of(const PageImage& image, double image_dpi, const PreviewSettings& settings) {
  const PageImage small = shrunk(image, image_dpi, settings.dpi);
  return data_url("image/jpeg", jpeg_bytes(small, settings.jpeg_quality));
}

}  // namespace hoso
