// Points, sizes and rectangles on pages.
//
// Two frames exist and are never mixed silently: *pixels* of one page picture and
// *millimetres* of a form's page. Both have their origin at the top left corner, x to the
// right, y downwards.
#pragma once

#include <algorithm>

namespace hoso {

/// Millimetres in an inch, exactly.
inline constexpr double mm_per_inch = 25.4;

/// A place on a page picture, in pixels. Whole numbers are pixel corners, not centres.
struct PixelPoint {
  double x = 0;  ///< px from the left edge
  double y = 0;  ///< px from the top edge
  friend bool operator==(const PixelPoint&, const PixelPoint&) = default;
};

/// A place on a form's page, in millimetres.
struct MmPoint {
  double x = 0;  ///< mm from the left edge
  double y = 0;  ///< mm from the top edge
  friend bool operator==(const MmPoint&, const MmPoint&) = default;
};

/// The size of a picture, in pixels.
struct PixelSize {
  int width = 0;  ///< columns
  int height = 0;  ///< rows
  friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

/// Half-open: covers x .. x + width - 1. Empty when either side is <= 0.
struct PixelRect {
  int x = 0;  ///< first column
  int y = 0;  ///< first row
  int width = 0;  ///< columns
  int height = 0;  ///< rows
  /// Whether it covers no pixel.
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

/// A rectangle on a form's page, in millimetres. Empty when either side is <= 0.
struct MmRect {
  double x = 0;  ///< left edge
  double y = 0;  ///< upper edge
  double width = 0;  ///< to the right
  double height = 0;  ///< downwards
  /// Whether it covers nothing.
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  /// Right edge.
  [[nodiscard]] double right() const { return x + width; }
  /// Lower edge.
  [[nodiscard]] double bottom() const { return y + height; }
  friend bool operator==(const MmRect&, const MmRect&) = default;
};

/// The part of `rect` that lies on a picture of `size`; empty when they do not meet.
[[nodiscard]] inline PixelRect clipped(const PixelRect& rect, PixelSize size) {
  const int left = std::clamp(rect.x, 0, size.width);
  const int top = std::clamp(rect.y, 0, size.height);
  const int right = std::clamp(rect.x + rect.width, left, size.width);
  const int bottom = std::clamp(rect.y + rect.height, top, size.height);
  return {left, top, right - left, bottom - top};
}

/// The smallest rectangle that holds both; an empty one counts for nothing.
[[nodiscard]] inline MmRect united(const MmRect& a, const MmRect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// A length in pixels at `dpi` dots per inch; not rounded.
[[nodiscard]] inline double mm_to_px(double mm, double dpi) { return mm * dpi / mm_per_inch; }
/// Inverse of mm_to_px(); `dpi` must not be 0.
[[nodiscard]] inline double px_to_mm(double px, double dpi) { return px * mm_per_inch / dpi; }

}  // namespace hoso
