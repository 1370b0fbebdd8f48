// Finding a round red seal by its ink and its ring.
#pragma once

#include <opencv2/core.hpp>

namespace hoso::presence {

/// The largest patch of red ink. All 0 without any.
struct RedInk {
  double area_mm2 = 0;       ///< of its ink
  double radius_mm = 0;      ///< of the smallest circle around it
  double ring_share = 0;     ///< 0..1 of the directions from its middle in which ink lies near that circle
};

/// `bgr`: CV_8UC3 as it looks on the page; a picture without colour has no red ink.
[[nodiscard]] RedInk red_ink_of(const cv::Mat& bgr, double dpi);

/// A seal, whole or cut off a little by the zone: a ring of at least 11 mm radius. (Seals of offices are 30 to
/// 42 mm wide; from memory of TT 21/2012/TT-BCA.)
[[nodiscard]] bool is_seal(const RedInk&);

}  // namespace hoso::presence
