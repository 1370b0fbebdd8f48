// Most similar feature, by the number of differing bits.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace hoso::layout {

struct Nearest {
  int row = -1;   ///< of the other descriptors; -1 = there are none
  int bits = 256; ///< that differ
};

/// For each row of `these` the nearest row of `those`, the first of equals. Both CV_8UC1 with 32
/// bytes a row, continuous.
[[nodiscard]] std::vector<Nearest> nearest_rows(const cv::Mat& these, const cv::Mat& those);

}  // namespace hoso::layout
