#include "cell_ink.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace hoso::boxes {
namespace {

constexpr double px2_per_mm2 = px_per_mm * px_per_mm;
// Dust and JPEG ringing, seen on clean scans up to 0.04 mm2.
constexpr double speck_px = 0.05 * px2_per_mm2;
// The smallest digit, a thin "1" of 1.5 mm, has 0.3 mm2.
constexpr double least_digit_px = 0.15 * px2_per_mm2;
constexpr double dust_share = 0.06;
// A stroke with this share of its ink in one cell is that cell's digit, reaching over the rule.
constexpr double own_share = 0.7;
// What a removed rule leaves of itself where it is blurred or a little crooked.
constexpr int remnant_px = 5;
constexpr int soft_edge_px = 1;

/// Erases the columns [begin, end) of `level` except where ink stands on both sides: there a
/// stroke crosses the rule.
void remove_vertical_rule(cv::Mat& level, const Rule& rule, int threshold) {
  if (!rule.found()) return;
  const int begin = std::max(rule.begin - soft_edge_px, 0);
  const int end = std::min(rule.end + soft_edge_px, level.cols);
  if (begin < 2 || end + 2 > level.cols) {
    level.colRange(begin, end).setTo(0);
    return;
  }
  cv::Mat left, right, crossing;
  cv::reduce(level.colRange(begin - 2, begin), left, 1, cv::REDUCE_MIN);
  cv::reduce(level.colRange(end, end + 2), right, 1, cv::REDUCE_MIN);
  // A stroke crosses askew, so its two sides may differ by about its width.
  cv::Mat near_left, near_right;
  const cv::Mat tall = cv::Mat::ones(end - begin + 1, 1, CV_8U);
  cv::dilate(left, near_left, tall);
  cv::dilate(right, near_right, tall);
  cv::min(near_left, near_right, crossing);
  crossing.setTo(0, crossing <= threshold);
  for (int x = begin; x < end; ++x) {
    cv::Mat column = level.col(x);
    cv::min(column, crossing, column);
  }
}

void remove_horizontal_rule(cv::Mat level, const Rule& rule, int threshold) {
  cv::Mat turned = level.t();
  remove_vertical_rule(turned, rule, threshold);
  cv::transpose(turned, level);
}

/// The px columns of a cell.
cv::Range columns_of(const CombGrid& grid, std::size_t cell, int limit) {
  const int from = std::clamp(static_cast<int>(grid.dividers[cell].centre), 0, limit);
  return {from, std::clamp(static_cast<int>(grid.dividers[cell + 1].centre), from, limit)};
}

cv::Mat without_rules(const Ink& ink, const CombGrid& grid) {
  cv::Mat level = ink.level.clone();
  for (const Rule& divider : grid.dividers) remove_vertical_rule(level, divider, ink.threshold);
  for (std::size_t cell = 0; cell < grid.tops.size(); ++cell) {
    const cv::Range columns = columns_of(grid, cell, level.cols);
    if (columns.empty()) continue;
    remove_horizontal_rule(level.colRange(columns), grid.tops[cell], ink.threshold);
    remove_horizontal_rule(level.colRange(columns), grid.bottoms[cell], ink.threshold);
  }
  return level;
}

struct Components {
  cv::Mat labels;  ///< CV_32S
  cv::Mat stats;
  int count = 0;   ///< with the background, 0

  [[nodiscard]] cv::Rect box(int label) const {
    const int* row = stats.ptr<int>(label);
    return {row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
            row[cv::CC_STAT_HEIGHT]};
  }
  [[nodiscard]] int area(int label) const { return stats.at<int>(label, cv::CC_STAT_AREA); }
};

Components components_of(const cv::Mat& level, int threshold) {
  Components found;
  cv::Mat centroids;
  found.count = cv::connectedComponentsWithStats(level > threshold, found.labels, found.stats,
                                                 centroids);
  return found;
}

/// The cell that holds the middle of `box`.
std::size_t cell_at(const CombGrid& grid, const cv::Rect& box) {
  std::size_t cell = 0;
  const double middle = box.x + box.width / 2.0;
  while (cell + 1 < grid.tops.size() && middle >= grid.dividers[cell + 1].centre) ++cell;
  return cell;
}

bool is_remnant(const cv::Rect& box, const CombGrid& grid) {
  const auto along = [](int begin, int end, const Rule& rule) {
    return rule.found() && begin >= rule.begin - remnant_px && end <= rule.end + remnant_px;
  };
  const auto beside = [&](const Rule& rule) { return along(box.x, box.x + box.width, rule); };
  const std::size_t cell = cell_at(grid, box);
  return std::ranges::any_of(grid.dividers, beside) ||
         along(box.y, box.y + box.height, grid.tops[cell]) ||
         along(box.y, box.y + box.height, grid.bottoms[cell]);
}

bool is_outside(const cv::Rect& box, const CombGrid& grid) {
  const std::size_t cell = cell_at(grid, box);
  return box.y + box.height <= grid.tops[cell].centre || box.y >= grid.bottoms[cell].centre ||
         box.x + box.width <= grid.dividers.front().centre ||
         box.x >= grid.dividers.back().centre;
}

/// Adds a component to the masks of the cells it belongs to.
void assign(const Components& components, int label, const CombGrid& grid,
            std::vector<cv::Mat>& masks) {
  const cv::Rect box = components.box(label);
  const cv::Mat own = components.labels(box) == label;
  for (std::size_t cell = 0; cell < masks.size(); ++cell) {
    const cv::Range columns = columns_of(grid, cell, masks[cell].cols);
    const cv::Rect part = box & cv::Rect(columns.start, 0, columns.size(), masks[cell].rows);
    if (part.empty()) continue;
    const cv::Mat inside = own.colRange(part.x - box.x, part.x - box.x + part.width);
    if (cv::countNonZero(inside) >= own_share * components.area(label)) {
      for (cv::Mat& mask : masks) mask(box).setTo(0, own);
      masks[cell](box).setTo(255, own);
      return;
    }
    masks[cell](part).setTo(255, inside);
  }
}

std::vector<cv::Mat> cell_masks(const cv::Mat& level, int threshold, const CombGrid& grid) {
  std::vector<cv::Mat> masks;
  for (int cell = 0; cell < grid.cells(); ++cell) {
    masks.push_back(cv::Mat::zeros(level.size(), CV_8U));
  }
  const Components components = components_of(level, threshold);
  for (int label = 1; label < components.count; ++label) {
    const cv::Rect box = components.box(label);
    if (components.area(label) < speck_px || is_remnant(box, grid) || is_outside(box, grid)) {
      continue;
    }
    assign(components, label, grid, masks);
  }
  return masks;
}

/// Drops pieces far smaller than the largest one: dust beside a digit, not part of it.
void drop_dust(cv::Mat mask) {
  cv::Mat labels, stats, centroids;
  const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids);
  int largest = 0;
  for (int label = 1; label < count; ++label) {
    largest = std::max(largest, stats.at<int>(label, cv::CC_STAT_AREA));
  }
  for (int label = 1; label < count; ++label) {
    if (stats.at<int>(label, cv::CC_STAT_AREA) < dust_share * largest) {
      mask.setTo(0, labels == label);
    }
  }
}

/// The ink under `mask`, cropped, scaled and centred.
cv::Mat normalized_digit(const cv::Mat& level, const cv::Mat& mask) {
  const cv::Rect box = cv::boundingRect(mask);
  cv::Mat soft_edge, digit;
  cv::dilate(mask(box), soft_edge, cv::Mat());
  level(box).copyTo(digit, soft_edge);
  const double scale = static_cast<double>(digit_side_px) / std::max(box.width, box.height);
  const cv::Size size(std::max(1, static_cast<int>(std::lround(box.width * scale))),
                      std::max(1, static_cast<int>(std::lround(box.height * scale))));
  cv::resize(digit, digit, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  double darkest = 0;
  cv::minMaxLoc(digit, nullptr, &darkest);
  digit.convertTo(digit, CV_8U, 255 / std::max(darkest, 1.0));
  cv::Mat cell = cv::Mat::zeros(cell_side_px, cell_side_px, CV_8U);
  digit.copyTo(cell(cv::Rect((cell_side_px - size.width) / 2, (cell_side_px - size.height) / 2,
                             size.width, size.height)));
  return cell;
}

}  // namespace

std::vector<cv::Mat> digits_in_cells(const Ink& ink, const CombGrid& grid) {
  const cv::Mat level = without_rules(ink, grid);
  std::vector<cv::Mat> digits;
  for (const cv::Mat& mask : cell_masks(level, ink.threshold, grid)) {
    const cv::Rect box = cv::boundingRect(mask);
    if (!box.empty()) drop_dust(mask(box));
    const bool written = cv::countNonZero(mask) >= least_digit_px;
    digits.push_back(written ? normalized_digit(level, mask) : cv::Mat());
  }
  return digits;
}

}  // namespace hoso::boxes
