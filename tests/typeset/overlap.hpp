// Rectangles that share ink.
#pragma once

#include <hoso/geometry.hpp>

namespace hoso::typeset {

/// Closer than this, places touch without sharing ink.
inline constexpr double touch_mm = 0.02;

inline bool overlap(const MmRect& a, const MmRect& b) {
  return a.x + touch_mm < b.right() && b.x + touch_mm < a.right() && a.y + touch_mm < b.bottom() &&
         b.y + touch_mm < a.bottom();
}

}  // namespace hoso::typeset
