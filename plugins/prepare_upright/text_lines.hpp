// Which way lines of text run, from ink alone: no letter is recognised.
#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace hoso::upright {

/// Ink that could be letters: the pixels of components of a letter's or word's size. Rules, tables,
/// photographs and shadows are left out. `gray`: CV_8UC1 at 75 to 115 dpi.
[[nodiscard]] std::vector<cv::Point2f> letter_ink(const cv::Mat& gray);

/// What the ink looks like when it is summed along lines of one direction.
struct Profile {
  /// Sum of squared steps between neighbouring sums, per pixel of ink: large where lines of text
  /// and gaps take turns.
  double contrast = 0;
  /// -1..1: negative when the steps down at the lines' lower side are the sharper ones. Letters
  /// stand on a line and reach up to several heights; Vietnamese marks add to that.
  double slant = 0;
};

/// Best profile over skews of +-`max_skew_degrees`, of lines that run from left to right.
[[nodiscard]] Profile best_profile(const std::vector<cv::Point2f>& ink, double max_skew_degrees);

/// Each point turned by 90 degrees clockwise about the origin.
[[nodiscard]] std::vector<cv::Point2f> quarter_turned(const std::vector<cv::Point2f>& ink);

}  // namespace hoso::upright
