// Connected pieces of a mask (8 neighbours). Masks are CV_8UC1 with 255 = set.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

namespace hoso::imaging {

/// A component's bounding box and size.
struct Component {
  cv::Rect box;  ///< smallest upright one that holds it
  int area = 0;  ///< pixels
};

/// `labels` (CV_32SC1) gets 0 for what is not set and i + 1 for component i.
[[nodiscard]] std::vector<Component> components(const cv::Mat& mask, cv::Mat& labels);

/// Pixels of each component that lie on `where`.
[[nodiscard]] std::vector<int> overlap(const cv::Mat& labels, std::size_t count,
                                       const cv::Mat& where);

/// The components for which `keep` says so.
[[nodiscard]] cv::Mat mask_of(const cv::Mat& labels, const std::vector<bool>& keep);

}  // namespace hoso::imaging
