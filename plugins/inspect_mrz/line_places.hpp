// Where on a page the three machine-readable lines of a card may stand.
#pragma once

#include <array>
#include <vector>

#include <opencv2/core.hpp>

namespace hoso::mrz {

/// A long, thin rectangle around a line of print, of any turn.
struct Bar {
  cv::Point2d centre;
  double length = 0;
  double thickness = 0;  ///< about the height of a capital
  cv::Point2d along;     ///< unit vector, towards the right or the bottom of the page

  /// Across the line, to its right-hand side.
  [[nodiscard]] cv::Point2d across() const { return {-along.y, along.x}; }
};

/// In page pixels, in the order of `Bar::across`: the first line of an upright card first.
using BarsOfCard = std::array<Bar, 3>;

/// Three bars, and no more, of one length, side by side, about 30 times as long as thick; at most 4,
/// longest first. Turned by less than 20° from a side of the page. `page`: CV_8UC1 or CV_8UC3.
[[nodiscard]] std::vector<BarsOfCard> line_places(const cv::Mat& page);

/// The line in `bar`, upright, its capitals 33 px tall, with a margin; CV_8UC1, dark on light.
/// `upside_down`: turned by 180° more.
[[nodiscard]] cv::Mat line_picture(const cv::Mat& page, const Bar& bar, bool upside_down);

/// A picture of the second line, as line_picture() gives it, without the fillers between its 18th and its
/// last character: of a long run Tesseract drops some, and the last character with them.
[[nodiscard]] cv::Mat without_fillers(const cv::Mat& second_line);

/// Around the bars, clipped.
[[nodiscard]] cv::Rect box_of(const BarsOfCard&, cv::Size page);

}  // namespace hoso::mrz
