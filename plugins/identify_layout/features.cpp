#include "features.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::layout {
namespace {

/// The strongest keypoints of each of about 200 cells: by strength alone, the darkest or most
/// brightly lit part of a page would take them all.
std::vector<cv::KeyPoint> spread(std::vector<cv::KeyPoint> all, cv::Size size, int count) {
  constexpr int cells_down = 16, cells_across = 12;
  std::stable_sort(all.begin(), all.end(), [](const cv::KeyPoint& a, const cv::KeyPoint& b) {
    return a.response > b.response;
  });
  const int per_cell = std::max(1, count / (cells_down * cells_across));
  std::map<int, int> taken;
  std::vector<cv::KeyPoint> chosen;
  for (const cv::KeyPoint& keypoint : all) {
    const int cell = static_cast<int>(keypoint.pt.y) * cells_down / size.height * cells_across +
                     static_cast<int>(keypoint.pt.x) * cells_across / size.width;
    if (++taken[cell] <= per_cell) chosen.push_back(keypoint);
  }
  return chosen;
}

}  // namespace

Features features_of(const cv::Mat& gray, int count) {
  constexpr float scale_step = 1.2F;
  constexpr int candidates_per_feature = 5;
  constexpr int levels = 8, edge_px = 15, fast_threshold = 12;
  const auto detector = cv::ORB::create(candidates_per_feature * count, scale_step, levels, edge_px, 0, 2,
                                        cv::ORB::HARRIS_SCORE, 31, fast_threshold);
  std::vector<cv::KeyPoint> keypoints;
  Features features;
  detector->detect(gray, keypoints);
  keypoints = spread(std::move(keypoints), gray.size(), count);
  detector->compute(gray, keypoints, features.descriptors);
  for (const cv::KeyPoint& keypoint : keypoints) {
    // OpenCV counts from pixel centres, hoso from corners.
    features.all.push_back({keypoint.pt + cv::Point2f(0.5F, 0.5F), keypoint.size, keypoint.angle});
  }
  return features;
}

cv::Mat reduced(const cv::Mat& gray, double side_px) {
  const double scale = side_px / std::max(gray.cols, gray.rows);
  if (scale >= 1) return gray;
  cv::Mat smaller;
  const cv::Size size(std::max(1, static_cast<int>(std::lround(gray.cols * scale))),
                      std::max(1, static_cast<int>(std::lround(gray.rows * scale))));
  cv::resize(gray, smaller, size, 0, 0, cv::INTER_AREA);
  return smaller;
}

}  // namespace hoso::layout
