#include "imaging/ink.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/geometry.hpp>

#include <hoso/imaging/components.hpp>
#include "imaging/leader.hpp"

namespace hoso::imaging {
namespace {

int odd_px(double mm, double dpi) {
  return std::max(1, static_cast<int>(std::lround(mm_to_px(mm, dpi) / 2)) * 2 + 1);
}

cv::Mat disc(double diameter_mm, double dpi) {
  const int px = odd_px(diameter_mm, dpi);
  return cv::getStructuringElement(cv::MORPH_ELLIPSE, {px, px});
}

/// Much faster than a disc of this size; for neighbourhoods whose shape does not matter.
cv::Mat square(double side_mm, double dpi) {
  const int px = odd_px(side_mm, dpi);
  return cv::getStructuringElement(cv::MORPH_RECT, {px, px});
}

double square_px(double square_mm, double dpi) {
  return square_mm * mm_to_px(1, dpi) * mm_to_px(1, dpi);
}

cv::Mat print_of(const cv::Mat& blank) { return blank < 160; }

/// A stroke at least this thick is no rim that blur or misplacement left.
constexpr double solid_mm = 0.22;
/// What is left of a 12 pt tone dot (0.17 mm2) beside a leader's dot that covers a part of it.
constexpr double least_mark_mm2 = 0.06;

/// Specks, and crumbs that the print's mask left at its rim. Beside a leader's dots a small piece
/// may be what is left of a tone dot or a comma: there a solid one stays.
cv::Mat without_crumbs(const cv::Mat& ink, const cv::Mat& print, const cv::Mat& dots, double dpi) {
  cv::Mat labels, near_print, near_rest, solid;
  const std::vector<Component> all = components(ink, labels);
  cv::dilate(print, near_print, square(0.9, dpi));
  cv::dilate(print & ~dots, near_rest, square(0.9, dpi));
  cv::morphologyEx(ink, solid, cv::MORPH_OPEN, disc(solid_mm, dpi));
  const std::vector<int> near = overlap(labels, all.size(), near_print);
  const std::vector<int> rest = overlap(labels, all.size(), near_rest);
  const std::vector<int> core = overlap(labels, all.size(), solid);
  const double speck = square_px(0.06, dpi), crumb = square_px(0.5, dpi);
  const double mark = square_px(least_mark_mm2, dpi);
  std::vector<bool> keep;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool at_print = near[i] > 0.7 * all[i].area;
    const bool leader_mark = rest[i] == 0 && core[i] > 0;
    keep.push_back(all[i].area >= (!at_print ? speck : leader_mark ? mark : crumb));
  }
  return mask_of(labels, keep);
}

/// For each place of `print` on `page`, how much of it is covered by ink, 0..1. Ink that is not print
/// does not count against a place, as it would in a correlation: a leader is found under writing.
cv::Mat print_covered(const cv::Mat& page, const cv::Mat& print) {
  const cv::Mat ink = 255 - page, printed = 255 - print;
  cv::Mat covered;
  cv::matchTemplate(ink, printed, covered, cv::TM_CCORR);
  return covered / printed.dot(printed);
}

cv::Point best_place(const cv::Mat& covered, cv::Point stay) {
  double best = 0;
  cv::Point at;
  cv::minMaxLoc(covered, nullptr, &best, nullptr, &at);
  // Dotted leaders match again at every dot: a move must be worth it.
  const double gain = best - covered.at<float>(stay);
  return best > 0.4 && gain > 0.15 * best ? at - stay : cv::Point();
}

/// The step of at most a pixel after `shift` that brings the page nearest to the blank.
cv::Point finer_step(const cv::Mat& page, const cv::Mat& blank, cv::Point shift) {
  const int margin = std::max(std::abs(shift.x), std::abs(shift.y)) + 1;
  const cv::Rect middle(margin, margin, blank.cols - 2 * margin, blank.rows - 2 * margin);
  cv::Point best;
  double least = 1e300;
  for (int y = -1; y <= 1; ++y) {
    for (int x = -1; x <= 1; ++x) {
      const cv::Point step(x, y);
      const double apart = cv::norm(page(middle + shift + step), blank(middle), cv::NORM_L1);
      if (apart < least) least = apart, best = step;
    }
  }
  return best;
}

}  // namespace

cv::Mat with_even_background(const cv::Mat& gray, double dpi) {
  // Paper is what a window wider than any stroke holds at its brightest; quarter size is enough.
  cv::Mat small, paper;
  const cv::Size size(std::max(1, gray.cols / 4), std::max(1, gray.rows / 4));
  cv::resize(gray, small, size, 0, 0, cv::INTER_AREA);
  const int window = odd_px(4, dpi / 4);
  cv::morphologyEx(small, paper, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {window, window}));
  cv::blur(paper, paper, {window, window});
  cv::resize(paper, paper, gray.size(), 0, 0, cv::INTER_LINEAR);
  cv::Mat even;
  cv::divide(gray, paper, even, 255);
  return even;
}

cv::Point shift_onto(const cv::Mat& page, const cv::Mat& blank, double dpi) {
  // Half size first: the match is the dearest step of all; then one pixel either way.
  cv::Mat small_page, small_blank;
  cv::resize(page, small_page, {}, 0.5, 0.5, cv::INTER_AREA);
  cv::resize(blank, small_blank, {}, 0.5, 0.5, cv::INTER_AREA);
  const int reach = static_cast<int>(std::lround(mm_to_px(1, dpi / 2)));
  const cv::Rect middle(reach, reach, small_blank.cols - 2 * reach, small_blank.rows - 2 * reach);
  if (middle.width < 8 || middle.height < 8) return {};
  const cv::Mat print = small_blank(middle);
  if (cv::countNonZero(print_of(print)) < square_px(1, dpi / 2)) return {};
  const cv::Point coarse = best_place(print_covered(small_page, print), {reach, reach}) * 2;
  return coarse == cv::Point() ? coarse : coarse + finer_step(page, blank, coarse);
}

int ink_threshold(const cv::Mat& page, const cv::Mat& blank) {
  const cv::Mat core = blank < 90;
  double black = 60;
  if (cv::countNonZero(core) > 50) black = cv::mean(page, core)[0];
  return static_cast<int>(std::lround(255 - 0.4 * (255 - std::min(black, 180.0))));
}

cv::Mat filled_ink(const cv::Mat& page, const cv::Mat& blank, const InkSettings& settings) {
  const double dpi = settings.dpi;
  const cv::Mat print = print_of(blank), ink = page < settings.threshold;
  const cv::Mat dots = leader_dots(print, dpi);
  cv::Mat mask, dot_mask, kept, closed;
  cv::dilate(print & ~dots, mask, disc(0.5, dpi));
  cv::dilate(dots, dot_mask, disc(0.25, dpi));
  mask |= dot_mask;
  cv::bitwise_and(ink, ~mask, kept);
  kept = without_crumbs(kept, print, dots, dpi);
  cv::morphologyEx(kept, closed, cv::MORPH_CLOSE, disc(1.1, dpi));
  cv::bitwise_and(closed, mask, closed);
  cv::bitwise_and(closed, ink, closed);
  return kept | closed | marks_on_leaders(ink, print, dots, dpi);
}

cv::Mat ink_of_zone(const cv::Mat& ink, const cv::Rect& zone, double dpi) {
  static_cast<void>(dpi);
  cv::Mat labels, inside(ink.size(), CV_8UC1, cv::Scalar(0));
  const std::vector<Component> all = components(ink, labels);
  inside(zone).setTo(255);
  const std::vector<int> in_zone = overlap(labels, all.size(), inside);
  std::vector<bool> keep;
  for (std::size_t i = 0; i < all.size(); ++i) keep.push_back(2 * in_zone[i] > all[i].area);
  return mask_of(labels, keep);
}

cv::Mat with_soft_edges(const cv::Mat& own, const cv::Mat& all) {
  cv::Mat rim;
  cv::dilate(own, rim, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  rim.setTo(0, all & ~own);
  return rim;
}

bool holds_writing(const cv::Mat& ink, double dpi) {
  cv::Mat labels;
  int total = 0, largest = 0;
  for (const Component& component : components(ink, labels)) {
    total += component.area;
    largest = std::max({largest, component.box.width, component.box.height});
  }
  return total >= square_px(0.4, dpi) && largest >= mm_to_px(0.9, dpi);
}

}  // namespace hoso::imaging
