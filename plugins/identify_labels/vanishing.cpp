#include "vanishing.hpp"

#include <cmath>

namespace hoso::labels {
namespace {

constexpr std::size_t least_level = 3;
constexpr std::size_t least_upright = 4;

double length_of(const Stretch& one) { return std::hypot(one.to.x - one.from.x, one.to.y - one.from.y); }

double total_length(const std::vector<Stretch>& all) {
  double sum = 0;
  for (const Stretch& one : all) sum += length_of(one);
  return sum;
}

/// The line through a stretch, its normal of length 1.
cv::Vec3d line_of(const Stretch& one) {
  const double length = length_of(one);
  const double a = (one.from.y - one.to.y) / length, b = (one.to.x - one.from.x) / length;
  return {a, b, -a * one.from.x - b * one.from.y};
}

/// Where the stretches meet, homogeneous: Σ w (l·v)² is least. Lines that miss by more than a degree
/// or two lose their weight in a second round.
cv::Vec3d meeting_point(const std::vector<Stretch>& all) {
  constexpr double plain_miss = 0.015;
  cv::Vec3d point(0, 0, 0);
  for (int round = 0; round < 4; ++round) {
    cv::Matx33d sum = cv::Matx33d::zeros();
    for (const Stretch& one : all) {
      const cv::Vec3d line = line_of(one);
      const double miss = round == 0 ? 0 : line.dot(point) / plain_miss;
      const double length = length_of(one);
      sum += length * length / (1 + miss * miss) * (line * line.t());
    }
    cv::Mat values, vectors;
    cv::eigen(cv::Mat(sum), values, vectors);
    point = {vectors.at<double>(2, 0), vectors.at<double>(2, 1), vectors.at<double>(2, 2)};
  }
  return point;
}

std::vector<Stretch> moved(const std::vector<Stretch>& all, cv::Point2d centre, double unit) {
  std::vector<Stretch> out;
  for (const Stretch& one : all) {
    if (length_of(one) > 0) out.push_back({(one.from - centre) / unit, (one.to - centre) / unit});
  }
  return out;
}

}  // namespace

cv::Matx33d straightening(const std::vector<Stretch>& level, const std::vector<Stretch>& upright,
                          cv::Size size) {
  const cv::Point2d centre(size.width / 2.0, size.height / 2.0);
  const double unit = std::max(size.width, size.height) / 2.0;
  const std::vector<Stretch> across = moved(level, centre, unit), down = moved(upright, centre, unit);
  if (across.size() < least_level) return cv::Matx33d::eye();
  cv::Vec3d right = meeting_point(across);
  if (right[0] < 0) right = -right;
  // Half a page of upright rules in all; less says nothing sure about how they converge.
  const bool enough = down.size() >= least_upright && total_length(down) > 1;
  cv::Vec3d below = enough ? meeting_point(down) : cv::Vec3d(-right[1], right[0], 0);
  if (below[1] < 0) below = -below;
  cv::Vec3d horizon = right.cross(below);
  if (std::abs(horizon[2]) < 1e-9) return cv::Matx33d::eye();
  horizon /= horizon[2];
  const cv::Matx33d flat(1, 0, 0, 0, 1, 0, horizon[0], horizon[1], 1);
  const cv::Vec2d x = cv::normalize(cv::Vec2d(right[0], right[1]));
  const cv::Vec2d y = cv::normalize(cv::Vec2d(below[0], below[1]));
  const cv::Matx22d axes = cv::Matx22d(x[0], y[0], x[1], y[1]).inv();
  const cv::Matx33d square(axes(0, 0), axes(0, 1), 0, axes(1, 0), axes(1, 1), 0, 0, 0, 1);
  const cv::Matx33d to_unit(1 / unit, 0, -centre.x / unit, 0, 1 / unit, -centre.y / unit, 0, 0, 1);
  return to_unit.inv() * square * flat * to_unit;
}

}  // namespace hoso::labels
