// Pictures of single lines as Tesseract likes them.
#pragma once

#include <opencv2/core.hpp>

namespace hoso::tesseract {

/// `gray` (CV_8UC1, 255 = paper, at `dpi`) with nothing standing on low bars: on a dotted leader an underscore
/// carries the leader's dots, and is read as a comma. For text with underscores only: what stands
/// on a hyphen or a macron goes, too.
[[nodiscard]] cv::Mat with_bare_underscores(const cv::Mat& gray, double dpi);

/// `line` with its ink `height_px` tall (never enlarged by more than 2) and a white border, as
/// Tesseract likes it. Its model looks at 36 px, so a taller line costs time and gains nothing.
[[nodiscard]] cv::Mat scaled_line(const cv::Mat& line, int height_px);

}  // namespace hoso::tesseract
