// Telling ink from paper.
#pragma once

#include <opencv2/core/mat.hpp>

namespace hoso::imaging {

/// Shadows and paper colour divided away: paper becomes 255. `gray`: CV_8UC1, dark ink, at `dpi`.
[[nodiscard]] cv::Mat with_even_background(const cv::Mat& gray, double dpi);

}  // namespace hoso::imaging
