#include "print_marks.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/components.hpp>

namespace hoso::labels {
namespace {

/// Dashes and underscores of 14 pt type are shorter; stems of 16 pt capitals are lower.
constexpr double least_across_mm = 8;
constexpr double least_down_mm = 5;
constexpr double least_dotted_mm = 8;
/// x-height of 8 pt type; marks on letters are lower.
constexpr double least_letter_mm = 0.95;
/// Pieces beyond these are pictures, seals and shadows.
constexpr double tallest_letter_mm = 12;
constexpr double widest_letter_mm = 30;
constexpr double least_speck_mm = 0.12;
/// Pieces of one rule that a tilt or a gap broke.
constexpr double same_rule_mm = 0.7;
constexpr double rule_gap_mm = 2.5;

int px_of(double mm, double dpi) { return std::max(1, static_cast<int>(std::lround(mm_to_px(mm, dpi)))); }

MmRect mm_of(const cv::Rect& box, double dpi) {
  return {px_to_mm(box.x, dpi), px_to_mm(box.y, dpi), px_to_mm(box.width, dpi),
          px_to_mm(box.height, dpi)};
}

cv::Mat ink_of(const cv::Mat& gray) {
  cv::Mat soft, ink;
  cv::GaussianBlur(gray, soft, {3, 3}, 0);
  const double otsu = cv::threshold(soft, ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
  // Otsu's level goes astray on pages with hardly any ink or with dark corners.
  cv::threshold(soft, ink, std::clamp(otsu, 130.0, 200.0), 255, cv::THRESH_BINARY_INV);
  return ink;
}

/// Ink in runs of at least `length` px along one axis; runs may step aside by a pixel.
cv::Mat lines_of(const cv::Mat& ink, cv::Size length) {
  cv::Mat thick, lines;
  const cv::Size aside = length.width > 1 ? cv::Size(1, 2) : cv::Size(2, 1);
  cv::dilate(ink, thick, cv::getStructuringElement(cv::MORPH_RECT, aside));
  cv::morphologyEx(thick, lines, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, length));
  return lines & ink;
}

/// Thick things left out. A slanted rule fills a wide box, so thickness is what its ink comes to.
std::vector<Rule> rules_in(const cv::Mat& lines, double dpi) {
  constexpr double thickest_mm = 1.5, most_slant_mm = 4;
  cv::Mat labels;
  std::vector<Rule> rules;
  for (const imaging::Component& one : imaging::components(lines, labels)) {
    const int length = std::max(one.box.width, one.box.height), across = std::min(one.box.width, one.box.height);
    const bool thin = px_to_mm(double(one.area) / length, dpi) <= thickest_mm;
    if (thin && px_to_mm(across, dpi) <= most_slant_mm) rules.push_back({mm_of(one.box, dpi)});
  }
  return rules;
}

bool continues(const MmRect& a, const MmRect& b, bool across) {
  return across ? std::abs(middle_y(a) - middle_y(b)) < same_rule_mm && shared_x(a, b) > -rule_gap_mm
                : std::abs(middle_x(a) - middle_x(b)) < same_rule_mm && shared_y(a, b) > -rule_gap_mm;
}

/// Broken pieces joined.
std::vector<Rule> joined(std::vector<Rule> pieces, bool across) {
  std::ranges::sort(pieces, {}, [&](const Rule& one) { return across ? one.box.x : one.box.y; });
  std::vector<Rule> rules;
  for (const Rule& piece : pieces) {
    const auto known = std::ranges::find_if(rules, [&](const Rule& rule) {
      return continues(rule.box, piece.box, across);
    });
    if (known == rules.end()) rules.push_back(piece);
    else known->box = united(known->box, piece.box);
  }
  std::ranges::sort(rules, {}, [&](const Rule& one) { return across ? middle_y(one.box) : middle_x(one.box); });
  return rules;
}

void sort_out(const std::vector<imaging::Component>& all, Marks& marks) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Piece piece{mm_of(all[i].box, marks.dpi), static_cast<int>(i) + 1};
    const MmRect& box = piece.box;
    if (box.height > tallest_letter_mm || box.width > widest_letter_mm) continue;
    if (box.height >= least_letter_mm) marks.letters.push_back(piece);
    else if (std::max(box.height, box.width) >= least_speck_mm) marks.specks.push_back(piece);
  }
  const auto left = [](const Piece& piece) { return piece.box.x; };
  std::ranges::stable_sort(marks.letters, {}, left);
  std::ranges::stable_sort(marks.specks, {}, left);
}

/// Rows that are darker than paper for a long way although no dot of theirs may be dark enough for ink.
cv::Mat dotted_lines(const cv::Mat& gray, const cv::Mat& rules, double dpi) {
  constexpr double window_mm = 4;
  constexpr int paper_level = 236;
  cv::Mat plain = gray.clone(), level, lines;
  plain.setTo(255, rules);
  cv::blur(plain, level, {px_of(window_mm, dpi), 1});
  const cv::Mat run = cv::getStructuringElement(cv::MORPH_RECT, {px_of(least_dotted_mm, dpi), 1});
  cv::morphologyEx(level < paper_level, lines, cv::MORPH_OPEN, run);
  return lines;
}

}  // namespace

double shared_x(const MmRect& a, const MmRect& b) {
  return std::min(a.right(), b.right()) - std::max(a.x, b.x);
}

double shared_y(const MmRect& a, const MmRect& b) {
  return std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
}

Marks marks_on(const cv::Mat& gray, double dpi) {
  Marks marks;
  marks.dpi = dpi;
  marks.gray = gray;
  marks.ink = ink_of(gray);
  const cv::Mat& ink = marks.ink;
  const cv::Mat across = lines_of(ink, {px_of(least_across_mm, dpi), 1});
  const cv::Mat down = lines_of(ink, {1, px_of(least_down_mm, dpi)});
  marks.across = joined(rules_in(across, dpi), true);
  marks.down = joined(rules_in(down, dpi), false);
  cv::dilate(across | down, marks.rule_ink, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  marks.rule_ink &= ink;
  marks.dotted = joined(rules_in(dotted_lines(gray, marks.rule_ink, dpi), dpi), true);
  sort_out(imaging::components(ink & ~marks.rule_ink, marks.labels), marks);
  return marks;
}

}  // namespace hoso::labels
