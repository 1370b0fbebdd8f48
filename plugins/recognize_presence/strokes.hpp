// Telling a signature from typing by the size and order of its strokes.
#pragma once

#include <opencv2/core.hpp>

namespace hoso::presence {

/// What filled-in ink consists of, in square millimetres.
struct Strokes {
  double all_mm2 = 0;     ///< all ink
  double large_mm2 = 0;   ///< strokes taller or longer than typed letters are
  double in_line_mm2 = 0; ///< smaller ones of which several stand on one line, as typed letters do
};

/// `gray`: CV_8UC1, white where nothing was filled in.
[[nodiscard]] Strokes strokes_of(const cv::Mat& gray, double dpi);

}  // namespace hoso::presence
