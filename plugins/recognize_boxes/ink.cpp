#include "ink.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include <opencv2/imgproc.hpp>

namespace hoso::boxes {
namespace {

using Histogram = std::array<double, 256>;

Histogram histogram_of(const cv::Mat& level) {
  Histogram counts{};
  for (int y = 0; y < level.rows; ++y) {
    for (const std::uint8_t* at = level.ptr(y); at != level.ptr(y) + level.cols; ++at) ++counts[*at];
  }
  return counts;
}

/// Level below which `share` of the pixels lie.
int quantile(const Histogram& counts, double share) {
  const double wanted = share * std::accumulate(counts.begin(), counts.end(), 0.0);
  double seen = 0;
  for (int level = 0; level < 256; ++level) {
    if ((seen += counts[static_cast<std::size_t>(level)]) >= wanted) return level;
  }
  return 255;
}

}  // namespace

Ink ink_of(const cv::Mat& gray) {
  // Wider than any stroke, narrower than a cell: closes over ink and leaves the paper's shade.
  const int reach = static_cast<int>(3 * px_per_mm) | 1;
  cv::Mat smooth, paper, share;
  cv::blur(gray, smooth, {3, 3});  // so that the brightest speck of noise is not taken for paper
  cv::morphologyEx(smooth, paper, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
  cv::blur(paper, paper, {reach, reach});
  cv::divide(gray, paper, share, 255.0, CV_8U);
  Ink ink;
  cv::subtract(cv::Scalar::all(255), share, ink.level);
  cv::GaussianBlur(ink.level, ink.level, {3, 3}, 0);
  const Histogram counts = histogram_of(ink.level);
  // Paper holds at least 60 % of a comb, whoever filled it in.
  ink.faint = std::clamp(15 + 2 * quantile(counts, 0.6), 25, 120);
  ink.threshold = std::clamp(quantile(counts, 0.99) / 3, ink.faint, 120);
  return ink;
}

}  // namespace hoso::boxes
