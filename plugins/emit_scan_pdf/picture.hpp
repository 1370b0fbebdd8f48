// A page picture in the form in which a PDF carries it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <hoso/page.hpp>

namespace hoso {

/// Immutable. `turns` clockwise quarter turns show it upright.
struct Picture {
  enum class Filter { dct, ccitt_g4, flate_png };
  Filter filter = Filter::flate_png;
  PixelSize size;  ///< as stored
  int components = 3;
  int turns = 0;
  std::vector<std::uint8_t> encoded;  ///< empty when `passed` holds the bytes
  std::shared_ptr<const EncodedImage> passed;

  [[nodiscard]] std::span<const std::uint8_t> bytes() const {
    return passed ? std::span<const std::uint8_t>(passed->bytes) : encoded;
  }
};

/// When a lossless picture is given up: photographs saved as PNG or TIFF would take
/// tens of megabytes a page.
struct PictureLimits {
  std::size_t lossless_bytes = 4U << 20;
  int jpeg_quality = 92;
};

/// The smallest faithful form of `page`: the scanner's own JPEG bytes untouched where PDF can carry
/// them; else CCITT G4 when every pixel is black or white; else Flate with PNG predictors (grey
/// when no pixel is coloured); JPEG only above the limit. Rendered born-digital pages are lossless,
/// too.
[[nodiscard]] Picture picture_of(const Page& page, const PictureLimits& limits);

/// Whether a PDF/A file may carry this JPEG as it is: 8 bits, baseline or progressive Huffman
/// coding, grey or three components (ISO 32000-1, 7.4.8), of the size it is said to have.
[[nodiscard]] bool is_archivable_jpeg(const EncodedImage&);

}  // namespace hoso
