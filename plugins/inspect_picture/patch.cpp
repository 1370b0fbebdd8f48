#include "patch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/quantile.hpp>

namespace hoso::picture {
namespace {

/// Standard deviation of a Gaussian whose blurred thin line has this peak over steepest slope:
/// slope = peak / sigma * exp(-1/2).
constexpr double sigma_per_peak_over_slope = 0.6065;
/// Sobel's 3 x 3 kernel answers a slope of 1 level a pixel with 8.
constexpr double sobel_gain = 8;

/// Measured on sharp pages of 60 to 300 dpi, JPEG of quality 85: it hardly depends on resolution.
constexpr double softness_of_pixels = 1.65;

using Histogram = std::array<int, 256>;

Histogram histogram_of(const cv::Mat& gray) {
  Histogram counts{};
  for (int y = 0; y < gray.rows; ++y) {
    const auto* row = gray.ptr<unsigned char>(y);
    for (int x = 0; x < gray.cols; ++x) ++counts[row[x]];
  }
  return counts;
}

/// Grey level below which `share` of the pixels lie.
int level_at(const Histogram& counts, double share, std::size_t total) {
  double left = share * static_cast<double>(total);
  for (int level = 0; level < 256; ++level) {
    left -= counts[static_cast<std::size_t>(level)];
    if (left < 0) return level;
  }
  return 255;
}

/// Nearly the steepest slope along one axis, grey levels a pixel; single pixels of noise do not
/// count.
double steepest(const cv::Mat& gray, int dx, int dy) {
  cv::Mat slope;
  cv::Sobel(gray, slope, CV_16S, dx, dy);
  std::vector<short> values(slope.begin<short>(), slope.end<short>());
  for (short& value : values) value = static_cast<short>(std::abs(value));
  return quantile(std::move(values), 0.98) / sobel_gain;
}

}  // namespace

Patch patch_of(const cv::Mat& place) {
  Patch patch;
  if (place.empty()) return patch;
  cv::Mat gray = place;
  if (place.channels() == 3) cv::cvtColor(place, gray, cv::COLOR_BGR2GRAY);
  const Histogram counts = histogram_of(gray);
  patch.paper = level_at(counts, 0.85, gray.total());
  patch.ink = level_at(counts, 0.03, gray.total());
  const double slope = gray.rows < 3 || gray.cols < 3
                           ? 0
                           : std::min(steepest(gray, 1, 0), steepest(gray, 0, 1));
  if (slope > 0) patch.softness_px = sigma_per_peak_over_slope * (patch.paper - patch.ink) / slope;
  return patch;
}

double Patch::blur_px() const {
  return std::sqrt(std::max(0.0, softness_px * softness_px - softness_of_pixels * softness_of_pixels));
}

double median_of(std::vector<double> values) {
  return values.empty() ? 0 : quantile(std::move(values), 0.5);
}

}  // namespace hoso::picture
