#include "line_image.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/geometry.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::tesseract {
namespace {

constexpr double ink_level = 160;
constexpr int border_px = 8;
// An underscore of 10 pt is longer than the first, with a leader's dots lower than the second.
constexpr double least_bar_mm = 1.3;
constexpr double bar_with_dots_mm = 1.1;
constexpr double full_bar = 0.8;

/// First row of a piece that is inked nearly all along; its height when none is.
int first_full_row(const cv::Mat& piece) {
  int y = 0;
  while (y < piece.rows && cv::countNonZero(piece.row(y)) < full_bar * piece.cols) ++y;
  return y;
}

}  // namespace

cv::Mat with_bare_underscores(const cv::Mat& gray, double dpi) {
  cv::Mat labels, stats, centroids, bare = gray.clone();
  const int count = cv::connectedComponentsWithStats(gray < ink_level, labels, stats, centroids);
  for (int label = 1; label < count; ++label) {
    const int* row = stats.ptr<int>(label);
    const cv::Rect box(row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                       row[cv::CC_STAT_HEIGHT]);
    if (box.width < mm_to_px(least_bar_mm, dpi) || box.height > mm_to_px(bar_with_dots_mm, dpi)) {
      continue;
    }
    const cv::Mat own = labels(box) == label;
    const int top = first_full_row(own);
    const cv::Rect above(box.x, box.y, box.width, std::max(0, top - 1));
    bare(above).setTo(255, own(cv::Rect(0, 0, box.width, above.height)));
  }
  return bare;
}

cv::Mat scaled_line(const cv::Mat& line, int height_px) {
  const double scale = std::min(2.0, static_cast<double>(height_px) / line.rows);
  cv::Mat scaled;
  cv::resize(line, scaled, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  cv::copyMakeBorder(scaled, scaled, border_px, border_px, border_px, border_px,
                     cv::BORDER_CONSTANT, cv::Scalar(255));
  return scaled;
}

}  // namespace hoso::tesseract
