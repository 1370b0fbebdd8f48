#include "imaging/leader.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/geometry.hpp>
#include <hoso/quantile.hpp>

#include <hoso/imaging/components.hpp>

namespace hoso::imaging {
namespace {

/// Printed leader dots are smaller than this on both sides; letters, rules and boxes are not.
constexpr double leader_dot_mm = 0.8;
/// Commas, tone dots and underscores are smaller than this; letters are left to the print's mask.
constexpr double mark_width_mm = 2.6;
constexpr double mark_height_mm = 1.3;
/// A piece of this many times the page's usual dot is more than a dot.
constexpr double more_than_a_dot = 1.5;

cv::Mat grown(const cv::Mat& mask, double by_mm, double dpi) {
  const int px = 2 * std::max(1, static_cast<int>(std::lround(mm_to_px(by_mm, dpi)))) + 1;
  cv::Mat out;
  cv::dilate(mask, out, cv::getStructuringElement(cv::MORPH_RECT, {px, px}));
  return out;
}

bool fits(const cv::Rect& box, double side_mm, double dpi) {
  return std::max(box.width, box.height) <= mm_to_px(side_mm, dpi);
}

bool is_small_mark(const cv::Rect& box, double dpi) {
  return box.width <= mm_to_px(mark_width_mm, dpi) && box.height <= mm_to_px(mark_height_mm, dpi);
}

/// How many of the labelled dots each labelled piece touches.
std::vector<int> dots_touched(const cv::Mat& pieces, std::size_t count, const cv::Mat& dots) {
  std::vector<std::set<int>> seen(count + 1);
  for (int y = 0; y < pieces.rows; ++y) {
    const int* piece = pieces.ptr<int>(y);
    const int* dot = dots.ptr<int>(y);
    for (int x = 0; x < pieces.cols; ++x) {
      if (piece[x] != 0 && dot[x] != 0) seen[static_cast<std::size_t>(piece[x])].insert(dot[x]);
    }
  }
  std::vector<int> touched;
  for (std::size_t i = 1; i <= count; ++i) touched.push_back(static_cast<int>(seen[i].size()));
  return touched;
}

bool is_whole(const cv::Rect& box, cv::Size picture) {
  return box.x > 0 && box.y > 0 && box.br().x < picture.width && box.br().y < picture.height;
}

/// Usual size of one leader dot as this page shows it; 0 = no dot was found alone. The picture's edge may
/// cut a whole leader lengthwise, and half dots would make all others look like marks.
double usual_dot_px(const std::vector<Component>& pieces, const std::vector<int>& touched, cv::Size picture,
                    double dpi) {
  std::vector<int> areas;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool alone = touched[i] == 1 && is_whole(pieces[i].box, picture);
    if (alone && fits(pieces[i].box, 2 * leader_dot_mm, dpi)) areas.push_back(pieces[i].area);
  }
  return areas.size() < 3 ? 0 : quantile(std::move(areas), 0.5);
}

}  // namespace

cv::Mat leader_dots(const cv::Mat& print, double dpi) {
  cv::Mat labels;
  std::vector<bool> dot;
  for (const Component& piece : components(print, labels)) {
    dot.push_back(fits(piece.box, leader_dot_mm, dpi));
  }
  return mask_of(labels, dot);
}

cv::Mat marks_on_leaders(const cv::Mat& ink, const cv::Mat& print, const cv::Mat& dots, double dpi) {
  cv::Mat labels, dot_labels;
  const std::vector<Component> pieces = components(ink, labels);
  static_cast<void>(components(grown(dots, 0.1, dpi), dot_labels));
  const std::vector<int> touched = dots_touched(labels, pieces.size(), dot_labels);
  const double dot_px = usual_dot_px(pieces, touched, ink.size(), dpi);
  if (dot_px == 0) return cv::Mat(ink.size(), CV_8UC1, cv::Scalar(0));

  const std::vector<int> on_leader = overlap(labels, pieces.size(), grown(dots, 0.5, dpi));
  const std::vector<int> on_print = overlap(labels, pieces.size(), grown(print & ~dots, 0.2, dpi));
  std::vector<bool> keep;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const double dots_alone = dot_px * std::max(1, touched[i]);
    const double enough = touched[i] == 0 ? 0.8 : more_than_a_dot;
    keep.push_back(on_leader[i] > 0 && on_print[i] == 0 && is_small_mark(pieces[i].box, dpi) &&
                   pieces[i].area > enough * dots_alone);
  }
  return mask_of(labels, keep);
}

}  // namespace hoso::imaging
