// For sources: from a decoder's rows to a page picture that stands upright.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <hoso/page_image.hpp>
#include <hoso/stage_context.hpp>

namespace hoso {

/// How a stored picture becomes an upright one: mirrored left to right first, then turned.
struct Orientation {
  bool mirrored = false;  ///< left to right
  int quarter_turns = 0;  ///< clockwise, 0..3
  friend bool operator==(const Orientation&, const Orientation&) = default;
};

/// From the Orientation tag (274) of TIFF 6.0 and EXIF 2.3: 1..8; anything else counts as 1.
[[nodiscard]] Orientation orientation_of_tag(int tag);

/// Judge a page's size before anything of that size is allocated. Throws Error("limit.pixels"),
/// and Error("input.too_small") for a picture no form can be read from (a side under 64 px).
void require_page_size(std::uint64_t width, std::uint64_t height, const Limits&);

/// What becomes of a page of which only the first `rows` of `height` rows could be decoded:
/// nothing when all were, a warning "input.page_incomplete" when at least half were, else
/// Error("input.page_damaged").
void require_enough_rows(int rows, int height, const StageContext&);

/// Takes a stored picture row by row and keeps it upright, so that a turned page never exists
/// twice in memory. Rows not given stay white: what was not read is not ink. Used by one thread.
class PageCanvas {
 public:
  /// `stored`: size before the turn; judged by require_page_size.
  PageCanvas(PixelSize stored, PixelFormat, Orientation);

  /// `row` holds the stored row `y` in the canvas's format, stored.width pixels.
  void put_row(int y, std::span<const std::uint8_t> row);
  /// Ends the canvas.
  [[nodiscard]] PageImage take();

 private:
  [[nodiscard]] std::size_t offset_of(int x, int y) const;

  PixelSize stored_;
  PixelSize upright_;
  PixelFormat format_;
  Orientation orientation_;
  std::vector<std::uint8_t> pixels_;
};

}  // namespace hoso
