#include "sheet.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>
#include <hoso/imaging/paper.hpp>

#include "text_lines.hpp"
#include "vanishing.hpp"

namespace hoso::labels {
namespace {

constexpr double most_dpi = 200;
constexpr double a4_width_mm = 210, a4_height_mm = 297;
constexpr double least_line_mm = 25;

double dpi_as_a4(cv::Size size) {
  return std::sqrt(double(size.width) * size.height / (a4_width_mm * a4_height_mm)) * mm_per_inch;
}

cv::Matx33d scaling(double x, double y) { return {x, 0, 0, 0, y, 0, 0, 0, 1}; }

/// The line through the feet of a line's letters; letters with descenders are outvoted.
Stretch baseline_of(const TextLine& line, double dpi) {
  std::vector<cv::Point2f> feet;
  for (const Piece& letter : line.letters) {
    feet.emplace_back(static_cast<float>(mm_to_px(middle_x(letter.box), dpi)),
                      static_cast<float>(mm_to_px(letter.box.bottom(), dpi)));
  }
  cv::Vec4f fitted;
  cv::fitLine(feet, fitted, cv::DIST_WELSCH, 0, 0.01, 0.01);
  const cv::Point2d at(fitted[2], fitted[3]), along(fitted[0], fitted[1]);
  const double left = mm_to_px(line.box.x, dpi), right = mm_to_px(line.box.right(), dpi);
  return {at + along * ((left - at.x) / along.x), at + along * ((right - at.x) / along.x)};
}

std::vector<Stretch> baselines(const Marks& marks) {
  std::vector<Stretch> all;
  for (const TextLine& line : text_lines(marks)) {
    if (line.box.width >= least_line_mm) all.push_back(baseline_of(line, marks.dpi));
  }
  return all;
}

/// The middle of a rule's ink, from its first row to its last.
Stretch upright_of(const Rule& rule, const Marks& marks) {
  const auto px = [&](double mm) { return static_cast<int>(std::lround(mm_to_px(mm, marks.dpi))); };
  const cv::Rect box = cv::Rect(px(rule.box.x) - 1, px(rule.box.y), px(rule.box.width) + 3, px(rule.box.height)) &
                       cv::Rect({}, marks.rule_ink.size());
  std::vector<cv::Point> ink;
  cv::findNonZero(marks.rule_ink(box), ink);
  if (ink.size() < 8) return {};
  cv::Vec4f fitted;
  cv::fitLine(ink, fitted, cv::DIST_L1, 0, 0.01, 0.01);
  if (std::abs(fitted[1]) < 0.7) return {};
  const cv::Point2d at(fitted[2] + box.x, fitted[3] + box.y), along(fitted[0], fitted[1]);
  return {at + along * ((box.y - at.y) / along.y), at + along * ((box.br().y - at.y) / along.y)};
}

std::vector<Stretch> uprights(const Marks& marks) {
  std::vector<Stretch> all;
  for (const Rule& rule : marks.down) all.push_back(upright_of(rule, marks));
  return all;
}

/// `gray` through `map`; matrices count from corners, OpenCV from middles of pixels.
cv::Mat warped(const cv::Mat& gray, const cv::Matx33d& map, cv::Size size) {
  const cv::Matx33d half(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
  cv::Mat out;
  cv::warpPerspective(gray, out, half.inv() * map * half, size, cv::INTER_LINEAR, cv::BORDER_CONSTANT, 255);
  return out;
}

}  // namespace

Alignment Sheet::alignment() const {
  const cv::Matx33d map = to_page * scaling(dpi / mm_per_inch, dpi / mm_per_inch);
  std::array<double, 9> entries;
  std::copy(map.val, map.val + 9, entries.begin());
  return Alignment(entries);
}

Sheet sheet_of(const PageImage& page) {
  const cv::Mat all = imaging::ink_channel(imaging::as_mat(page));
  const double page_dpi = dpi_as_a4(all.size());
  const double scale = std::min(1.0, most_dpi / page_dpi);
  Sheet sheet;
  sheet.dpi = page_dpi * scale;
  cv::Mat small = all;
  if (scale < 1) cv::resize(all, small, {}, scale, scale, cv::INTER_AREA);
  small = imaging::with_even_background(small, sheet.dpi);
  const cv::Size size = small.size();

  const std::vector<Stretch> skewed = baselines(marks_on(small, sheet.dpi));
  const cv::Matx33d level = straightening(skewed, {}, size);
  const Marks marks = marks_on(warped(small, level, size), sheet.dpi);
  const cv::Matx33d straight = straightening(baselines(marks), uprights(marks), size) * level;
  sheet.gray = warped(small, straight, size);
  sheet.to_page = scaling(double(all.cols) / size.width, double(all.rows) / size.height) * straight.inv();
  return sheet;
}

}  // namespace hoso::labels
