// Ink on paper, whatever the paper's shade.
#pragma once

#include <opencv2/core.hpp>

namespace hoso::boxes {

/// Resolution of every picture of a comb: 305 dpi, enough for its thinnest rule, so that all
/// distances in this plugin are the same whatever scanner the page came from.
inline constexpr double px_per_mm = 12;
/// Kept around a comb, so that one misplaced by 1 mm and strokes that leave it are still there.
inline constexpr double margin_mm = 1.5;

struct Ink {
  cv::Mat level;      ///< CV_8UC1, 0 = paper, 255 = black
  int threshold = 0;  ///< levels above are a pen's or a printer's ink
  int faint = 0;      ///< levels above are not just the paper's noise; at most `threshold`
};

/// `gray`: CV_8UC1, 0 = black, at px_per_mm.
[[nodiscard]] Ink ink_of(const cv::Mat& gray);

}  // namespace hoso::boxes
