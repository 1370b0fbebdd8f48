// A scanned blank turned level.
#pragma once

#include <opencv2/core/mat.hpp>

namespace hoso::drafting {

/// By how many degrees the lines of `gray` (CV_8UC1, dark on light, upright) fall to the right, from -3 to 3: the turn
/// at which ink is gathered in the fewest rows. 0 where there is too little ink to tell.
[[nodiscard]] double slope_of(const cv::Mat& gray, double dpi);

/// `gray` turned back by its slope about its middle, paper white where nothing was; the same picture where the slope is
/// too small to matter.
[[nodiscard]] cv::Mat levelled(const cv::Mat& gray, double dpi);

}  // namespace hoso::drafting
