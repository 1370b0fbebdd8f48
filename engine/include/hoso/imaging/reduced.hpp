// A page made smaller, for steps that look at all of it.
#pragma once

#include <opencv2/core/mat.hpp>

namespace hoso::imaging {

/// `page` halved until its longer side has at most `most_side_px`; shares pixels with `page` when it
/// has no more. Halving leaves out an odd last row or column: OpenCV averages 2 x 2 pixels many times
/// faster than any other block.
[[nodiscard]] cv::Mat reduced(cv::Mat page, int most_side_px);

}  // namespace hoso::imaging
