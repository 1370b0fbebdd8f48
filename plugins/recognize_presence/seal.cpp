#include "seal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include <hoso/geometry.hpp>

namespace hoso::presence {
namespace {

/// Where red is much stronger than green and blue: stamping ink and red pens, not brown paper.
cv::Mat red_mask(const cv::Mat& bgr) {
  constexpr double least_lead = 45;
  std::vector<cv::Mat> channels;
  cv::split(bgr, channels);
  const cv::Mat others = cv::max(channels[0], channels[1]);
  return channels[2] - others > least_lead;  // saturates at 0
}

/// Parts of one print hang together when gaps of this size are closed.
constexpr double gap_mm = 3;

/// The largest connected patch of `mask`, as ink only.
cv::Mat largest_patch(const cv::Mat& mask, double dpi) {
  const int gap = std::max(3, static_cast<int>(std::lround(mm_to_px(gap_mm, dpi)))) | 1;
  cv::Mat closed, labels, stats, centroids;
  cv::dilate(mask, closed, cv::getStructuringElement(cv::MORPH_ELLIPSE, {gap, gap}));
  const int count = cv::connectedComponentsWithStats(closed, labels, stats, centroids, 8, CV_32S);
  int largest = 0;
  for (int label = 1; label < count; ++label) {
    const int area = stats.at<int>(label, cv::CC_STAT_AREA);
    if (largest == 0 || area > stats.at<int>(largest, cv::CC_STAT_AREA)) largest = label;
  }
  return largest == 0 ? cv::Mat() : cv::Mat(mask & (labels == largest));
}

/// Share of directions with ink in the outer quarter of the circle.
double ring_share(const std::vector<cv::Point>& ink, const cv::Point2f& middle, float radius) {
  constexpr std::size_t directions = 36;
  std::array<bool, directions> seen{};
  for (const cv::Point& point : ink) {
    const double x = static_cast<double>(point.x) - middle.x, y = static_cast<double>(point.y) - middle.y;
    if (std::hypot(x, y) < 0.75 * radius) continue;
    const double turn = (std::atan2(y, x) + CV_PI) / (2 * CV_PI);
    seen[std::min(directions - 1, static_cast<std::size_t>(turn * directions))] = true;
  }
  return static_cast<double>(std::ranges::count(seen, true)) / directions;
}

}  // namespace

RedInk red_ink_of(const cv::Mat& bgr, double dpi) {
  if (bgr.channels() != 3) return {};
  const cv::Mat patch = largest_patch(red_mask(bgr), dpi);
  if (patch.empty()) return {};
  std::vector<cv::Point> ink;
  cv::findNonZero(patch, ink);
  if (ink.empty()) return {};
  cv::Point2f middle;
  float radius = 0;
  cv::minEnclosingCircle(ink, middle, radius);
  const double mm = px_to_mm(1, dpi);
  return {static_cast<double>(ink.size()) * mm * mm, radius * mm, ring_share(ink, middle, radius)};
}

bool is_seal(const RedInk& ink) {
  constexpr double least_radius_mm = 11, least_ring_share = 0.6, least_area_mm2 = 40;
  return ink.radius_mm >= least_radius_mm && ink.ring_share >= least_ring_share && ink.area_mm2 >= least_area_mm2;
}

}  // namespace hoso::presence
