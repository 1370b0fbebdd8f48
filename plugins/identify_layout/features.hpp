// Coarse features: what a page looks like at about 75 dpi, whatever its resolution and turn.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace hoso::layout {

/// Long side of the picture features are taken from. Of a whole A4 page that is 75 dpi, where a
/// feature sees two lines of text; finer pictures cost more and tell less apart.
inline constexpr int feature_side_px = 877;

/// A place with a direction and an extent of its own, in one unit of length (px or mm).
struct Feature {
  cv::Point2f at;     ///< corners whole
  float size = 0;
  float degrees = 0;  ///< clockwise
};

struct Features {
  std::vector<Feature> all;
  cv::Mat descriptors;  ///< one row each
};

/// At most `count` ORB features of a CV_8UC1 picture; turned pages give the same ones.
[[nodiscard]] Features features_of(const cv::Mat& gray, int count);

/// `gray` made smaller so that its long side is `side_px`; never larger.
[[nodiscard]] cv::Mat reduced(const cv::Mat& gray, double side_px);

}  // namespace hoso::layout
