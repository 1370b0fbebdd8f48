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
constexpr std::size_t least_dots = 4;
/// The side of the smallest check box that forms print is 2.5 mm; stems of 12 pt letters are as long, but close
/// nothing.
constexpr double least_side_mm = 2.1;
constexpr double least_rule_mm = 8, rule_height_mm = 1.2;

int px_of(double mm, double dpi) { return std::max(1, static_cast<int>(std::lround(mm_to_px(mm, dpi)))); }

MmRect mm_of(const cv::Rect& box, double dpi) {
  return {px_to_mm(box.x, dpi), px_to_mm(box.y, dpi), px_to_mm(box.width, dpi), px_to_mm(box.height, dpi)};
}

cv::Mat kernel(int width, int height) { return cv::getStructuringElement(cv::MORPH_RECT, {width, height}); }

bool from_the_top(const MmRect& a, const MmRect& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; }

cv::Mat specks_of(const cv::Mat& ink, double dpi) {
  cv::Mat labels;
  const auto pieces = imaging::components(ink, labels);
  std::vector<bool> keep;
  for (const Component& piece : pieces) {
    keep.push_back(piece.box.width <= px_of(dash_mm, dpi) && piece.box.height <= px_of(dot_mm, dpi));
  }
  return imaging::mask_of(labels, keep);
}

/// Dots are alike; the accents of a line of text are not.
bool are_alike(const std::vector<Component>& pieces) {
  if (pieces.size() < least_dots) return false;
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

std::vector<MmRect> leaders_on(const cv::Mat& ink, double dpi) {
  const cv::Mat specks = specks_of(ink, dpi);
  cv::Mat joined, labels;
  const int gap = px_of(dot_gap_mm, dpi);
  cv::copyMakeBorder(specks, joined, 0, 0, gap, gap, cv::BORDER_CONSTANT, 0);
  cv::morphologyEx(joined, joined, cv::MORPH_CLOSE, kernel(gap, 1));
  joined = joined.colRange(gap, gap + specks.cols).clone();
  std::vector<MmRect> leaders;
  for (const Component& run : imaging::components(joined, labels)) {
    if (run.box.width < px_of(least_leader_mm, dpi) || run.box.height > px_of(leader_height_mm, dpi)) continue;
    if (are_alike(pieces_in(specks, run.box))) leaders.push_back(mm_of(run.box, dpi));
  }
  return leaders;
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

std::vector<MmRect> cells_on(const Lines& lines, double dpi) {
  cv::Mat grid, labels;
  cv::dilate(lines.across | lines.down, grid, kernel(3, 3));
  std::vector<MmRect> cells;
  for (const Component& hole : imaging::components(~grid, labels)) {
    if (!is_cell(hole, grid.size(), dpi)) continue;
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

std::vector<MmRect> rules_on(const Lines& lines, const std::vector<MmRect>& cells, double dpi) {
  cv::Mat labels;
  std::vector<MmRect> rules;
  for (const Component& piece : imaging::components(lines.across, labels)) {
    if (piece.box.width < px_of(least_rule_mm, dpi) || piece.box.height > px_of(rule_height_mm, dpi)) continue;
    const MmRect rule = mm_of(piece.box, dpi);
    if (std::ranges::none_of(cells, [&](const MmRect& cell) { return closes(rule, cell); })) rules.push_back(rule);
  }
  return rules;
}

}  // namespace

PrintShapes shapes_on(const cv::Mat& gray, double dpi) {
  const cv::Mat ink = gray < 160;
  const Lines lines = lines_on(ink, dpi);
  PrintShapes shapes;
  shapes.cells = cells_on(lines, dpi);
  shapes.rules = rules_on(lines, shapes.cells, dpi);
  shapes.leaders = leaders_on(ink, dpi);
  for (auto* list : {&shapes.leaders, &shapes.rules, &shapes.cells}) std::ranges::sort(*list, from_the_top);
  return shapes;
}

}  // namespace hoso::drafting
