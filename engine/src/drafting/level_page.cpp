#include "drafting/level_page.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace hoso::drafting {
namespace {

constexpr double look_dpi = 150, most_degrees = 3, coarse_step = 0.2, fine_step = 0.02;
/// Over the width of A4 this is a fifth of a millimetre.
constexpr double least_degrees = 0.05;
constexpr std::size_t least_ink = 500;

std::vector<cv::Point> ink_of(const cv::Mat& gray, double dpi) {
  cv::Mat small;
  const double scale = std::min(1.0, look_dpi / dpi);
  cv::resize(gray, small, {}, scale, scale, cv::INTER_AREA);
  std::vector<cv::Point> ink;
  cv::findNonZero(small < 160, ink);
  return ink;
}

/// Sum of the squared counts of ink along rows that fall by `degrees`.
double gathered(const std::vector<cv::Point>& ink, double degrees, int reach) {
  const double fall = std::tan(degrees * std::numbers::pi / 180);
  std::vector<double> rows(static_cast<std::size_t>(2 * reach), 0);
  for (const cv::Point& point : ink) {
    const auto row = static_cast<std::size_t>(std::lround(point.y - point.x * fall) + reach / 2);
    if (row < rows.size()) ++rows[row];
  }
  double sum = 0;
  for (const double count : rows) sum += count * count;
  return sum;
}

double best_between(const std::vector<cv::Point>& ink, int reach, double from, double to, double step) {
  double best = 0, most = gathered(ink, 0, reach);
  for (int i = 0; from + i * step <= to + step / 2; ++i) {
    const double degrees = from + i * step;
    const double sum = gathered(ink, degrees, reach);
    if (sum <= most) continue;
    most = sum;
    best = degrees;
  }
  return best;
}

}  // namespace

double slope_of(const cv::Mat& gray, double dpi) {
  const std::vector<cv::Point> ink = ink_of(gray, dpi);
  if (ink.size() < least_ink) return 0;
  const int reach = gray.rows + gray.cols;
  const double coarse = best_between(ink, reach, -most_degrees, most_degrees, coarse_step);
  return best_between(ink, reach, coarse - coarse_step, coarse + coarse_step, fine_step);
}

cv::Mat levelled(const cv::Mat& gray, double dpi) {
  const double slope = slope_of(gray, dpi);
  if (std::abs(slope) < least_degrees) return gray;
  const cv::Point2f middle(static_cast<float>(gray.cols) / 2, static_cast<float>(gray.rows) / 2);
  cv::Mat level;
  cv::warpAffine(gray, level, cv::getRotationMatrix2D(middle, slope, 1), gray.size(), cv::INTER_CUBIC,
                 cv::BORDER_CONSTANT, 255);
  return level;
}

}  // namespace hoso::drafting
