// A line of writing as the line model wants it.
#pragma once

#include <opencv2/core.hpp>

namespace hoso::handwriting {

inline constexpr int input_height_px = 40;

/// `line` (CV_8UC1, 255 = paper) with its ink brought to black, trimmed to it, scaled to 36 px (never
/// enlarged by more than 2) and set in the middle of a white strip of input_height_px. The same as
/// training/scans.py, model_input. Empty = there is no ink.
[[nodiscard]] cv::Mat model_input(const cv::Mat& line);

}  // namespace hoso::handwriting
