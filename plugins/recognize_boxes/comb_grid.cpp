#include "comb_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <opencv2/imgproc.hpp>

namespace hoso::boxes {
namespace {

using Profile = std::vector<float>;

// A rule is ink along most of a cell's side; no stroke of a digit is, at the same place, in
// several cells at once.
constexpr float rule_share = 0.6F;
// Of a rule that a two-level scan broke into dots.
constexpr float broken_rule_share = 0.3F;
// A digit that stands on a rule covers half of its length; the rule's own soft edge is cut off by
// whoever removes it.
constexpr float edge_share = 0.55F;
constexpr double lattice_share = 0.6;
constexpr double slope_share_needed = 0.45;
constexpr double clear_of_rule_px = 4;
constexpr double local_reach_px = 0.5 * px_per_mm;

/// For each column, which share of its rows is ink.
Profile column_shares(const cv::Mat& ink) {
  cv::Mat sums;
  cv::reduce(ink, sums, 0, cv::REDUCE_AVG, CV_32F);
  Profile shares(sums.begin<float>(), sums.end<float>());
  for (float& share : shares) share /= 255;
  return shares;
}

float peak_near(const Profile& profile, double centre, double reach) {
  const int last = static_cast<int>(profile.size()) - 1;
  const int from = std::clamp(static_cast<int>(std::lround(centre - reach)), 0, last);
  const int to = std::clamp(static_cast<int>(std::lround(centre + reach)), 0, last);
  return *std::max_element(profile.begin() + from, profile.begin() + to + 1);
}

/// An evenly spaced set of lines: line i at origin + i * pitch.
struct Lattice {
  double origin = 0;
  double pitch = 0;
  double share = 0;  ///< mean ink share along its lines
};

double lattice_mean(const Profile& profile, const Lattice& lattice, int lines) {
  double sum = 0;
  for (int i = 0; i < lines; ++i) sum += peak_near(profile, lattice.origin + i * lattice.pitch, 1);
  return sum / lines;
}

/// The lattice near `nominal` that lies on most ink; on equal ink, the one nearest to it.
Lattice best_lattice(const Profile& profile, const Lattice& nominal, int lines) {
  Lattice best = nominal;
  double best_value = -1;
  const int reach = static_cast<int>(margin_mm * px_per_mm) - 1;
  for (double stretch = -0.02; stretch < 0.0201; stretch += 0.004) {
    for (int shift = -reach; shift <= reach; ++shift) {
      // Stretching keeps the comb's middle in place.
      const double grown = nominal.pitch * stretch * (lines - 1) / 2;
      Lattice tried{nominal.origin + shift - grown, nominal.pitch * (1 + stretch), 0};
      tried.share = lattice_mean(profile, tried, lines);
      const double value = tried.share - 0.002 * std::abs(shift) - std::abs(stretch);
      if (value > best_value) best_value = value, best = tried;
    }
  }
  return best;
}

/// Where a rule should be, and what is there.
struct Expected {
  const Profile* profile;
  double centre = 0;
  double reach = 0;

  [[nodiscard]] int first() const { return place(centre - reach); }
  [[nodiscard]] int last() const { return place(centre + reach); }

 private:
  [[nodiscard]] int place(double at) const {
    return std::clamp(static_cast<int>(std::lround(at)), 0, static_cast<int>(profile->size()) - 1);
  }
};

/// The line's extent around the strongest place.
Rule widest_rule(const Expected& expected) {
  const Profile& profile = *expected.profile;
  const auto peak = std::max_element(profile.begin() + expected.first(),
                                     profile.begin() + expected.last() + 1);
  if (*peak < rule_share) return {expected.centre, 0, 0};
  const float edge = *peak * edge_share;
  auto begin = peak, end = peak + 1;
  while (begin != profile.begin() && *(begin - 1) > edge) --begin;
  while (end != profile.end() && *end > edge) ++end;
  return {static_cast<double>(begin - profile.begin() + end - profile.begin()) / 2,
          static_cast<int>(begin - profile.begin()), static_cast<int>(end - profile.begin())};
}

/// The place for a rule of `width` that holds most ink; on equal ink, the one nearest to where it
/// should be. That place itself where the scan lost the rule: its crumbs are no digit.
Rule rule_of_width(const Expected& expected, int width) {
  const Profile& profile = *expected.profile;
  const int middle = std::clamp(static_cast<int>(std::lround(expected.centre - width / 2.0)), 0,
                                static_cast<int>(profile.size()) - width);
  Rule best{expected.centre, middle, middle + width};
  float best_value = broken_rule_share;
  const int end = std::min(expected.last() + width, static_cast<int>(profile.size()));
  for (int begin = expected.first(); begin + width <= end; ++begin) {
    const double centre = begin + width / 2.0;
    const float mean = std::accumulate(profile.begin() + begin, profile.begin() + begin + width,
                                       0.0F) / static_cast<float>(width);
    const float value = mean - 0.01F * static_cast<float>(std::abs(centre - expected.centre));
    if (value > best_value) best_value = value, best = {centre, begin, begin + width};
  }
  return best;
}

/// All rules of a comb are equally wide, so one with a digit on it is found by the others' width.
std::vector<Rule> find_rules(const std::vector<Expected>& expected) {
  std::vector<Rule> rules;
  std::vector<int> widths;
  for (const Expected& place : expected) {
    rules.push_back(widest_rule(place));
    if (rules.back().found()) widths.push_back(rules.back().end - rules.back().begin);
  }
  if (widths.empty()) return rules;
  const auto quarter = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 4);
  std::ranges::nth_element(widths, quarter);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const int width = rules[i].end - rules[i].begin;
    if (width == 0 || width > *quarter + 1) rules[i] = rule_of_width(expected[i], *quarter);
  }
  return rules;
}

std::vector<Rule> find_dividers(const Profile& columns, const cv::Rect2d& comb, int cells) {
  const Lattice nominal{comb.x, comb.width / cells, 0};
  const Lattice lattice = best_lattice(columns, nominal, cells + 1);
  const bool ruled = lattice.share >= lattice_share;
  std::vector<Rule> dividers;
  std::vector<Expected> expected;
  for (int i = 0; i <= cells; ++i) {
    dividers.push_back({nominal.origin + i * nominal.pitch, 0, 0});
    expected.push_back({&columns, lattice.origin + i * lattice.pitch, local_reach_px});
  }
  return ruled ? find_rules(expected) : dividers;
}

cv::Rect inside(const cv::Rect2d& rect, const cv::Mat& picture) {
  const cv::Rect whole(static_cast<int>(rect.x), static_cast<int>(rect.y),
                       static_cast<int>(rect.width), static_cast<int>(rect.height));
  return whole & cv::Rect(0, 0, picture.cols, picture.rows);
}

/// For each cell, for each row, which share of the row between the cell's dividers is ink.
std::vector<Profile> row_shares(const cv::Mat& is_ink, const std::vector<Rule>& dividers) {
  std::vector<Profile> shares;
  for (std::size_t cell = 0; cell + 1 < dividers.size(); ++cell) {
    const double left = dividers[cell].centre + 3;
    const double width = dividers[cell + 1].centre - 3 - left;
    const cv::Mat rows = is_ink(inside({left, 0, width, static_cast<double>(is_ink.rows)}, is_ink));
    shares.push_back(rows.empty() ? Profile(static_cast<std::size_t>(is_ink.rows))
                                  : column_shares(rows.t()));
  }
  return shares;
}

/// A line across all cells: row at the first cell, and rows down per cell.
struct Slope {
  double row = 0;
  double per_cell = 0;
  double share = 0;  ///< mean ink share along it
};

double slope_share(const std::vector<Profile>& cells, const Slope& slope) {
  double sum = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    sum += peak_near(cells[i], slope.row + slope.per_cell * static_cast<double>(i), 0);
  }
  return sum / static_cast<double>(cells.size());
}

/// The line near `row` (rows) that lies on most ink, at most 1 degree askew.
Slope best_slope(const std::vector<Profile>& cells, double row, double pitch) {
  Slope best{row, 0, 0};
  double best_value = -1;
  const double reach = margin_mm * px_per_mm - 1;
  const double middle = static_cast<double>(cells.size() - 1) / 2;
  for (double tilt = -0.0175; tilt < 0.0176; tilt += 0.0025) {
    for (double shift = -reach; shift <= reach; ++shift) {
      Slope tried{row + shift - tilt * pitch * middle, tilt * pitch, 0};
      tried.share = slope_share(cells, tried);
      const double value = tried.share - 0.002 * std::abs(shift) - std::abs(tilt);
      if (value > best_value) best_value = value, best = tried;
    }
  }
  return best;
}

/// The top or bottom rule of every cell.
std::vector<Rule> find_level_rules(const std::vector<Profile>& cells, double row, double pitch) {
  const Slope slope = best_slope(cells, row, pitch);
  if (slope.share < slope_share_needed) return std::vector<Rule>(cells.size(), Rule{row, 0, 0});
  std::vector<Expected> expected;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    expected.push_back({&cells[i], slope.row + slope.per_cell * static_cast<double>(i),
                        local_reach_px / 2});
  }
  return find_rules(expected);
}

/// All rows between the top and the bottom rule, where dividers run and digits leave gaps.
cv::Rect inner_rows(const CombGrid& grid, const cv::Mat& picture) {
  double from = 0, to = picture.rows;
  for (const Rule& top : grid.tops) from = std::max(from, top.centre + clear_of_rule_px);
  for (const Rule& bottom : grid.bottoms) to = std::min(to, bottom.centre - clear_of_rule_px);
  return inside({0, from, static_cast<double>(picture.cols), std::max(to - from, 1.0)}, picture);
}

}  // namespace

CombGrid find_grid(const Ink& ink, const cv::Rect2d& comb, int cells) {
  // A comb's rules may be much fainter than what is written in it.
  const cv::Mat is_ink = ink.level > ink.faint;
  CombGrid grid;
  for (int i = 0; i <= cells; ++i) grid.dividers.push_back({comb.x + i * comb.width / cells, 0, 0});
  const std::vector<Profile> rows = row_shares(is_ink, grid.dividers);
  grid.tops = find_level_rules(rows, comb.y, comb.width / cells);
  grid.bottoms = find_level_rules(rows, comb.y + comb.height, comb.width / cells);
  grid.dividers = find_dividers(column_shares(is_ink(inner_rows(grid, is_ink))), comb, cells);
  return grid;
}

}  // namespace hoso::boxes
