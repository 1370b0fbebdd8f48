// Straightening a photographed or skewed page by the lines on it.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace hoso::labels {

/// A straight stretch on a page, px.
struct Stretch {
  cv::Point2d from, to;
};

/// The map under which `level` stretches become level and `upright` ones upright, about the middle of
/// a picture of `size`; sizes there stay as they are. Stretches that disagree with most count for
/// little. Too few upright ones: right angles to the level ones. Too few level ones: the identity.
[[nodiscard]] cv::Matx33d straightening(const std::vector<Stretch>& level,
                                        const std::vector<Stretch>& upright, cv::Size size);

}  // namespace hoso::labels
