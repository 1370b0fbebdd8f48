#include "box_ink.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/components.hpp>

namespace hoso::marks {
namespace {

/// The printed rule, what is taken off with it, and a little for misplacement.
constexpr double rule_mm = 0.45;
constexpr int ink_level = 190;

/// A box of the template page on the cut.
cv::Rect2d place_of(const MmRect& box, const imaging::FilledZone& filled) {
  const auto px = [&](double mm) { return mm_to_px(mm, filled.dpi); };
  return {px(box.x - filled.box.x), px(box.y - filled.box.y), px(box.width), px(box.height)};
}

cv::Rect inside_of(const MmRect& box, const imaging::FilledZone& filled) {
  const MmRect inner{box.x + rule_mm, box.y + rule_mm, box.width - 2 * rule_mm,
                     box.height - 2 * rule_mm};
  return cv::Rect(place_of(inner, filled)) & cv::Rect({}, filled.gray.size());
}

cv::Mat mask_of_places(const std::vector<MmRect>& boxes, const imaging::FilledZone& filled) {
  cv::Mat mask(filled.gray.size(), CV_8UC1, cv::Scalar(0));
  for (const MmRect& box : boxes) mask(inside_of(box, filled)).setTo(255);
  return mask;
}

/// Where the printed rule was taken off, strokes may be broken.
constexpr double broken_mm = 0.8;

struct Strokes {
  cv::Mat own;
  cv::Mat loose;  ///< in no box, nor beside this one
};

/// Own are those with more ink in this box than in others, and pieces right beside it that are in none;
/// what comes near from above or below may well be a line through the neighbour.
Strokes strokes_of(const imaging::FilledZone& filled, const MmRect& box,
                   const std::vector<MmRect>& others) {
  const double reach = broken_mm + rule_mm;  // mask_of_places takes the rule's share off again
  const MmRect beside{box.x - reach, box.y - rule_mm, box.width + 2 * reach, box.height + 2 * rule_mm};
  cv::Mat labels;
  const std::vector<imaging::Component> all = imaging::components(filled.gray < ink_level, labels);
  const std::vector<int> here = imaging::overlap(labels, all.size(), mask_of_places({box}, filled));
  const std::vector<int> there = imaging::overlap(labels, all.size(), mask_of_places(others, filled));
  const std::vector<int> near = imaging::overlap(labels, all.size(), mask_of_places({beside}, filled));
  std::vector<bool> own(all.size()), loose(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool in_no_box = here[i] + there[i] == 0;
    own[i] = here[i] > there[i] || (in_no_box && near[i] > 0);
    loose[i] = in_no_box && !own[i];
  }
  return {imaging::mask_of(labels, own), imaging::mask_of(labels, loose)};
}

/// How far ink sticks out of the box on each side, in its widths and heights; <= 0 = it does not.
struct Overhangs {
  double left = 0, right = 0, above = 0, below = 0;
};

/// What leaves the box to the upper right is left out: that is where ticks go.
Overhangs overhangs_of(const cv::Mat& ink, const cv::Rect2d& box) {
  Overhangs out;
  for (int y = 0; y < ink.rows; ++y) {
    for (int x = 0; x < ink.cols; ++x) {
      if (ink.at<std::uint8_t>(y, x) == 0) continue;
      const cv::Point2d at((x + 0.5 - box.x) / box.width, (y + 0.5 - box.y) / box.height);
      out.left = std::max(out.left, -at.x);
      out.below = std::max(out.below, at.y - 1);
      if (at.y > 0.25) out.right = std::max(out.right, at.x - 1);
      if (at.x < 0.75) out.above = std::max(out.above, -at.y);
    }
  }
  return out;
}

double overhang_of(const cv::Mat& ink, const cv::Rect2d& box) {
  const Overhangs out = overhangs_of(ink, box);
  return std::max({out.left, out.right, out.above, out.below}) - std::min(out.above, out.below);
}

/// Share of 24 directions from the middle of `box` in which `ink` lies outside the box, at most a
/// box's width away.
double directions_with_ink(const cv::Mat& ink, const cv::Rect2d& box) {
  std::array<bool, 24> seen{};
  const cv::Point2d middle(box.x + box.width / 2, box.y + box.height / 2);
  for (int y = 0; y < ink.rows; ++y) {
    for (int x = 0; x < ink.cols; ++x) {
      if (ink.at<std::uint8_t>(y, x) == 0) continue;
      const cv::Point2d from(x + 0.5 - middle.x, y + 0.5 - middle.y);
      const double away = std::max(std::abs(from.x) / box.width, std::abs(from.y) / box.height);
      if (away < 0.5 || away > 1.5) continue;
      const double turn = std::atan2(from.y, from.x) / (2 * CV_PI) + 0.5;
      seen[std::min<std::size_t>(static_cast<std::size_t>(turn * seen.size()), seen.size() - 1)] = true;
    }
  }
  return static_cast<double>(std::ranges::count(seen, true)) / static_cast<double>(seen.size());
}

}  // namespace

BoxInk ink_of_box(const imaging::FilledZone& filled, const MmRect& box,
                  const std::vector<MmRect>& others) {
  const cv::Rect inside = inside_of(box, filled);
  if (inside.empty()) return {};
  const Strokes strokes = strokes_of(filled, box, others);
  const cv::Rect2d place = place_of(box, filled);
  const double mm = px_to_mm(1, filled.dpi);
  BoxInk ink;
  ink.inside = static_cast<double>(cv::countNonZero(strokes.own(inside))) / inside.area();
  ink.around = directions_with_ink(strokes.own | strokes.loose, place);
  ink.all_mm2 = cv::countNonZero(strokes.own) * mm * mm;
  ink.overhang = overhang_of(strokes.own, place);
  return ink;
}

}  // namespace hoso::marks
