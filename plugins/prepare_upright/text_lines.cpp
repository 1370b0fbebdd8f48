#include "text_lines.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace hoso::upright {
namespace {

/// Nominal; letters are told from other things by a wide margin.
constexpr double dpi = 90;

int px(double mm) { return static_cast<int>(std::lround(mm * dpi / 25.4)); }

/// Clearly darker than the mean around it.
cv::Mat ink_of(const cv::Mat& gray) {
  const int window = px(5) | 1;
  cv::Mat around;
  cv::blur(gray, around, {window, window});
  around.convertTo(around, CV_8U, 0.8);
  return gray < around;
}

bool is_letter_or_word(int width, int height, int area) {
  const int shorter = std::min(width, height), longer = std::max(width, height);
  return area >= 4 && longer >= 3 && shorter <= px(7) && longer <= px(25) &&
         longer <= 14 * shorter;
}

/// Sums of ink in rows one pixel high, after a shear by `tangent`.
std::vector<int> row_sums(const std::vector<cv::Point2f>& ink, float tangent) {
  float low = 0, high = 0;
  for (const cv::Point2f& at : ink) {
    const float y = at.y - tangent * at.x;
    low = std::min(low, y), high = std::max(high, y);
  }
  std::vector<int> sums(static_cast<std::size_t>(high - low) + 2, 0);
  for (const cv::Point2f& at : ink) ++sums[static_cast<std::size_t>(at.y - tangent * at.x - low)];
  return sums;
}

Profile profile_of(const std::vector<int>& sums, std::size_t ink_px) {
  double squares = 0, cubes = 0, sizes = 0;
  for (std::size_t i = 1; i < sums.size(); ++i) {
    const double step = sums[i] - sums[i - 1];
    squares += step * step;
    cubes += step * step * step;
    sizes += std::abs(step * step * step);
  }
  return {squares / static_cast<double>(ink_px), sizes > 0 ? cubes / sizes : 0};
}

struct Skewed {
  Profile profile;
  double degrees = 0;
};

Skewed best_between(const std::vector<cv::Point2f>& ink, double from, double to, double step) {
  Skewed best;
  for (double degrees = from; degrees <= to; degrees += step) {
    const auto tangent = static_cast<float>(std::tan(degrees * std::numbers::pi / 180));
    const Profile profile = profile_of(row_sums(ink, tangent), ink.size());
    if (profile.contrast > best.profile.contrast) best = {profile, degrees};
  }
  return best;
}

}  // namespace

std::vector<cv::Point2f> letter_ink(const cv::Mat& gray) {
  cv::Mat labels, stats, centroids;
  const int count = cv::connectedComponentsWithStats(ink_of(gray), labels, stats, centroids, 8,
                                                     CV_32S);
  std::vector<bool> keep(static_cast<std::size_t>(count), false);
  for (int label = 1; label < count; ++label) {
    const int* row = stats.ptr<int>(label);
    keep[static_cast<std::size_t>(label)] = is_letter_or_word(
        row[cv::CC_STAT_WIDTH], row[cv::CC_STAT_HEIGHT], row[cv::CC_STAT_AREA]);
  }
  std::vector<cv::Point2f> ink;
  for (int y = 0; y < labels.rows; ++y) {
    const int* row = labels.ptr<int>(y);
    for (int x = 0; x < labels.cols; ++x) {
      if (keep[static_cast<std::size_t>(row[x])]) {
        ink.emplace_back(static_cast<float>(x), static_cast<float>(y));
      }
    }
  }
  return ink;
}

Profile best_profile(const std::vector<cv::Point2f>& ink, double max_skew_degrees) {
  if (ink.empty()) return {};
  const Skewed near = best_between(ink, -max_skew_degrees, max_skew_degrees, 1);
  return best_between(ink, near.degrees - 0.75, near.degrees + 0.75, 0.25).profile;
}

std::vector<cv::Point2f> quarter_turned(const std::vector<cv::Point2f>& ink) {
  std::vector<cv::Point2f> turned;
  turned.reserve(ink.size());
  for (const cv::Point2f& at : ink) turned.emplace_back(-at.y, at.x);
  return turned;
}

}  // namespace hoso::upright
