#include "drafting/print_shapes.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/components.hpp>

namespace hoso::drafting {
namespace {

using imaging::Component;

// Millimetres. Leaders of 12 pt full stops have dots of 0.4 mm every 1.06 mm, CSS ones 0.26 mm every 0.53 mm.
constexpr double dot_mm = 0.9, dash_mm = 2.6, dot_gap_mm = 1.7;
constexpr double least_leader_mm = 4.2, leader_height_mm = 1.2;
constexpr std::size_t least_dots = 4, few_dots = 2;
/// The side of the smallest check box that forms print is 2.5 mm; stems of 12 pt letters are as long, but close
/// nothing.
constexpr double least_side_mm = 2.1;
/// Holes of letters are smaller, up to titles of 24 pt.
constexpr double most_letter_mm = 6;
/// Underscores that are typed one beside another are parted by a hair where a pixel is not quite dark.
constexpr double hair_mm = 0.2;
constexpr double least_rule_mm = 4.2, rule_height_mm = 1.2;
/// Bars of letters are shorter than this, up to titles of 24 pt.
constexpr double most_bar_mm = 8;

int px_of(double mm, double dpi) { return std::max(1, static_cast<int>(std::lround(mm_to_px(mm, dpi)))); }

MmRect mm_of(const cv::Rect& box, double dpi) {
  return {px_to_mm(box.x, dpi), px_to_mm(box.y, dpi), px_to_mm(box.width, dpi), px_to_mm(box.height, dpi)};
}

cv::Mat kernel(int width, int height) { return cv::getStructuringElement(cv::MORPH_RECT, {width, height}); }

bool from_the_top(const MmRect& a, const MmRect& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; }

/// What hangs together on the page.
struct Pieces {
  cv::Mat labels;
  std::vector<Component> all;
};

cv::Mat specks_of(const Pieces& pieces, double dpi) {
  std::vector<bool> keep;
  for (const Component& piece : pieces.all) {
    keep.push_back(piece.box.width <= px_of(dash_mm, dpi) && piece.box.height <= px_of(dot_mm, dpi));
  }
  return imaging::mask_of(pieces.labels, keep);
}

/// Dots are alike; the accents of a line of text are not.
bool are_alike(const std::vector<Component>& pieces, std::size_t least) {
  if (pieces.size() < least) return false;
  std::vector<int> heights, areas;
  for (const Component& piece : pieces) {
    heights.push_back(piece.box.height);
    areas.push_back(piece.area);
  }
  std::ranges::sort(heights);
  std::ranges::sort(areas);
  const std::size_t low = pieces.size() / 5, high = pieces.size() - 1 - low;
  return heights[high] <= heights[low] + 2 && areas[high] <= 2 * areas[low] + 6;
}

std::vector<Component> pieces_in(const cv::Mat& specks, const cv::Rect& box) {
  cv::Mat labels;
  return imaging::components(specks(box), labels);
}

/// The leaders and the few dots of `shapes`.
void find_dots(const Pieces& pieces, double dpi, PrintShapes& shapes) {
  const cv::Mat specks = specks_of(pieces, dpi);
  cv::Mat joined, labels;
  const int gap = px_of(dot_gap_mm, dpi);
  cv::copyMakeBorder(specks, joined, 0, 0, gap, gap, cv::BORDER_CONSTANT, 0);
  cv::morphologyEx(joined, joined, cv::MORPH_CLOSE, kernel(gap, 1));
  joined = joined.colRange(gap, gap + specks.cols).clone();
  for (const Component& run : imaging::components(joined, labels)) {
    if (run.box.width < px_of(dot_mm, dpi) || run.box.height > px_of(leader_height_mm, dpi)) continue;
    const std::vector<Component> dots = pieces_in(specks, run.box);
    const bool leads = run.box.width >= px_of(least_leader_mm, dpi) && are_alike(dots, least_dots);
    if (leads)
      shapes.leaders.push_back(mm_of(run.box, dpi));
    else if (run.box.height <= px_of(dot_mm, dpi) && are_alike(dots, few_dots))
      shapes.few_dots.push_back(mm_of(run.box, dpi));
  }
}

struct Lines {
  cv::Mat across, down;
};

Lines lines_on(const cv::Mat& ink, double dpi) {
  const int side = px_of(least_side_mm, dpi);
  Lines lines;
  cv::morphologyEx(ink, lines.across, cv::MORPH_OPEN, kernel(side, 1));
  cv::morphologyEx(ink, lines.down, cv::MORPH_OPEN, kernel(1, side));
  return lines;
}

bool is_cell(const Component& hole, const cv::Size& page, double dpi) {
  constexpr double filled = 0.72;
  const cv::Rect& box = hole.box;
  if (box.x <= 0 || box.y <= 0 || box.br().x >= page.width || box.br().y >= page.height) return false;
  const int least = px_of(1.6, dpi);
  if (box.width < least || box.height < least) return false;
  if (box.height > page.height / 2 && box.width > page.width / 2) return false;
  return hole.area >= filled * box.area();
}

/// Ink beside a hole's left edge, in pixels across.
int stroke_left_of(const cv::Mat& ink, const cv::Rect& hole, int most) {
  const int row = hole.y + hole.height / 2;
  int at = hole.x;
  while (at > 0 && at > hole.x - 3 && ink.at<uchar>(row, at) == 0) --at;
  const int begin = at;
  while (at > 0 && begin - at < most && ink.at<uchar>(row, at) != 0) --at;
  return begin - at;
}

/// Boxes have corners outside their hole; the round sides of letters have none. `hole` is a small one.
bool has_corners(const cv::Mat& ink, const cv::Rect& hole, double dpi) {
  const int out = std::max(1, 7 * stroke_left_of(ink, hole, px_of(1, dpi)) / 10);
  const cv::Rect outer(hole.x - out, hole.y - out, hole.width + 2 * out, hole.height + 2 * out);
  int corners = 0;
  for (const cv::Point corner : {outer.tl(), cv::Point(outer.br().x - 1, outer.y), outer.br() - cv::Point(1, 1),
                                 cv::Point(outer.x, outer.br().y - 1)}) {
    const cv::Rect around = cv::Rect(corner.x - 1, corner.y - 1, 3, 3) & cv::Rect({}, ink.size());
    corners += !around.empty() && cv::countNonZero(ink(around)) > 0 ? 1 : 0;
  }
  return corners >= 3;
}

std::vector<MmRect> cells_on(const cv::Mat& ink, const Lines& lines, double dpi) {
  cv::Mat grid, labels;
  cv::dilate(lines.across | lines.down, grid, kernel(3, 3));
  std::vector<MmRect> cells;
  for (const Component& hole : imaging::components(~grid, labels)) {
    if (!is_cell(hole, grid.size(), dpi)) continue;
    const bool small = std::max(hole.box.width, hole.box.height) < px_of(most_letter_mm, dpi);
    if (small && !has_corners(ink, hole.box, dpi)) continue;
    // The dilation took one pixel from each side.
    cells.push_back(mm_of({hole.box.x - 1, hole.box.y - 1, hole.box.width + 2, hole.box.height + 2}, dpi));
  }
  return cells;
}

/// Whether `rule` runs along the upper or lower edge of a cell.
bool closes(const MmRect& rule, const MmRect& cell) {
  const double shared = std::min(rule.right(), cell.right()) - std::max(rule.x, cell.x);
  if (shared < cell.width / 2) return false;
  return std::min(std::abs(rule.y - cell.bottom()), std::abs(rule.bottom() - cell.y)) < 1;
}

/// Whether a rule is a stroke of its own and no letter's bar.
bool stands_alone(const cv::Rect& rule, const Pieces& pieces, double dpi) {
  int height = 0;
  for (int x = rule.x; x < rule.br().x; ++x) {
    const int label = pieces.labels.at<int>(rule.y + rule.height / 2, x);
    if (label > 0) height = std::max(height, pieces.all[static_cast<std::size_t>(label - 1)].box.height);
  }
  return height <= px_of(rule_height_mm, dpi);
}

std::vector<MmRect> rules_on(const cv::Mat& ink, const Pieces& pieces, const std::vector<MmRect>& cells, double dpi) {
  cv::Mat across, labels;
  cv::morphologyEx(ink, across, cv::MORPH_CLOSE, kernel(px_of(hair_mm, dpi) + 1, 1));
  cv::morphologyEx(across, across, cv::MORPH_OPEN, kernel(px_of(least_side_mm, dpi), 1));
  std::vector<MmRect> rules;
  for (const Component& piece : imaging::components(across, labels)) {
    if (piece.box.width < px_of(least_rule_mm, dpi) || piece.box.height > px_of(rule_height_mm, dpi)) continue;
    if (piece.box.width < px_of(most_bar_mm, dpi) && !stands_alone(piece.box, pieces, dpi)) continue;
    const MmRect rule = mm_of(piece.box, dpi);
    if (std::ranges::none_of(cells, [&](const MmRect& cell) { return closes(rule, cell); })) rules.push_back(rule);
  }
  return rules;
}

}  // namespace

PrintShapes shapes_on(const cv::Mat& gray, double dpi) {
  const cv::Mat ink = gray < 160;
  const Lines lines = lines_on(ink, dpi);
  Pieces pieces;
  pieces.all = imaging::components(ink, pieces.labels);
  PrintShapes shapes;
  shapes.cells = cells_on(ink, lines, dpi);
  shapes.rules = rules_on(ink, pieces, shapes.cells, dpi);
  find_dots(pieces, dpi, shapes);
  for (auto* list : {&shapes.leaders, &shapes.few_dots, &shapes.rules, &shapes.cells})
    std::ranges::sort(*list, from_the_top);
  return shapes;
}

}  // namespace hoso::drafting
