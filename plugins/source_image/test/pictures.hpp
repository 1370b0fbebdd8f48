// Makes the files that the tests read back.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <hoso/stages.hpp>

#include "image_source.hpp"

namespace hoso::source_image::test {

using ByteString = std::vector<std::uint8_t>;

/// A smooth picture whose corners differ, so that turns show: value of channel c at (x, y).
inline std::uint8_t level(int x, int y, int c) {
  return static_cast<std::uint8_t>(c == 0 ? 2 * x : c == 1 ? 2 * y : 60);
}

inline constexpr PixelSize size{96, 80};

struct JpegTraits {
  int components = 3;  ///< 1 grey, 3 YCbCr, 4 CMYK as Adobe writes it
  int dpi = 0;
  bool progressive = false;
  PixelSize size = test::size;
};
[[nodiscard]] ByteString jpeg(const JpegTraits& = {});
/// `file` with an APPn or COM segment behind its SOI.
[[nodiscard]] ByteString with_segment(const ByteString& file, std::uint8_t marker,
                                      const std::string& payload);
/// Payload of an APP1 segment: orientation, 240 dpi, and a place that must not be passed on.
[[nodiscard]] std::string exif_payload(int orientation);

struct PngTraits {
  int color_type = 2;
  int bit_depth = 8;
  int dpi = 0;
  bool interlaced = false;
  bool grey_palette = true;
};
[[nodiscard]] ByteString png(const PngTraits&);
/// A header that promises width x height pixels and no data behind it.
[[nodiscard]] ByteString png_bomb(std::uint32_t width, std::uint32_t height);

[[nodiscard]] ByteString webp(bool alpha);

/// What one call of the source gave.
struct Result {
  int page_count = 0;
  std::vector<Page> pages;
  std::vector<std::string> reported;  ///< codes of diagnostics
  std::string error;                  ///< code of the first Error
};
[[nodiscard]] Result read_all(const ByteString& file, const Limits& = {});

/// Blue, green, red (or the grey level three times) at (x, y).
[[nodiscard]] std::vector<int> pixel(const PageImage&, int x, int y);

}  // namespace hoso::source_image::test
