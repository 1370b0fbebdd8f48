#pragma once

#include <tiffio.h>

#include <cstdint>
#include <optional>
#include <vector>

#include <hoso/page_canvas.hpp>

#include "flatten.hpp"

namespace hoso::source_image {

/// How a TIFF page stores its samples (TIFF 6.0; tag numbers as there).
struct TiffLayout {
  PixelSize size;
  std::uint16_t bits = 1;           ///< 258
  std::uint16_t samples = 1;        ///< 277, with extra samples
  std::uint16_t photometric = 0;    ///< 262
  std::optional<Alpha> alpha;       ///< 338; nullopt = extra samples are not transparency
  bool in_rows = false;             ///< readable row by row, samples side by side
  bool colored = false;             ///< three channels come out, else one
  std::vector<std::uint8_t> levels; ///< palette: BGR (or grey) for each index
};

/// Of the current page. Sizes are judged before anything is allocated: Error("limit.pixels").
/// Switches JPEG-compressed pages to RGB output.
[[nodiscard]] TiffLayout read_layout(TIFF*, const Limits&);

/// Tag 274 of the current page.
[[nodiscard]] Orientation orientation_of(TIFF*);
/// Tags 282, 283, 296: mean of both directions; 0 = not stated.
[[nodiscard]] double stated_dpi(TIFF*);

/// Turns stored rows into grey or BGR ones.
class TiffRowReader {
 public:
  explicit TiffRowReader(const TiffLayout&);

  /// `stored`: a row as libtiff hands it out.
  [[nodiscard]] std::span<const std::uint8_t> convert(std::span<const std::uint8_t> stored);

 private:
  void unpack(std::span<const std::uint8_t> stored);
  void map_levels();
  void drop_extra_samples();

  const TiffLayout& layout_;
  std::size_t channels_;
  std::vector<std::uint8_t> samples_;  ///< 8 bits each, layout.samples a pixel
  std::vector<std::uint8_t> row_;
};

}  // namespace hoso::source_image
