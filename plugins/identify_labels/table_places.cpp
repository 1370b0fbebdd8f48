#include "table_places.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/quantile.hpp>

namespace hoso::labels {
namespace {

constexpr double least_box_mm = 3.5, most_box_mm = 14;
/// Upright rules of one comb share their ends to this, mm.
constexpr double even_mm = 1.5;
constexpr double comb_below_mm = 14;
constexpr double cell_inset_mm = 0.35;

/// Upright rules as high as `first`, from it to the right, no further apart than a box is wide.
std::vector<MmRect> row_of_bars(const std::vector<Rule>& down, std::size_t first) {
  std::vector<MmRect> bars{down[first].box};
  for (std::size_t i = first + 1; i < down.size(); ++i) {
    const MmRect& box = down[i].box;
    const double step = middle_x(box) - middle_x(bars.back());
    if (step > 2.2 * most_box_mm) break;
    const bool even = std::abs(box.y - bars.front().y) < even_mm &&
                      std::abs(box.bottom() - bars.front().bottom()) < even_mm;
    if (even && step > least_box_mm * 0.8) bars.push_back(box);
  }
  return bars;
}

double usual_step(const std::vector<MmRect>& bars) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < bars.size(); ++i) steps.push_back(middle_x(bars[i]) - middle_x(bars[i - 1]));
  return quantile(std::move(steps), 0.5);
}

/// A comb of `cells` boxes out of bars of which a few may be missing; nullopt = these are none.
std::optional<Comb> comb_of(const std::vector<MmRect>& bars, int cells) {
  if (static_cast<int>(bars.size()) < cells * 2 / 3) return std::nullopt;
  const double step = usual_step(bars);
  const double boxes = (middle_x(bars.back()) - middle_x(bars.front())) / step;
  if (step < least_box_mm || step > most_box_mm || std::abs(boxes - cells) > 0.35) return std::nullopt;
  Comb comb{{}, bars};
  for (const MmRect& bar : bars) comb.box = united(comb.box, bar);
  comb.box.x = middle_x(bars.front());
  comb.box.width = middle_x(bars.back()) - comb.box.x;
  return comb;
}

void add_across(const Marks& marks, Comb& comb) {
  for (const Rule& rule : marks.across) {
    const double y = middle_y(rule.box);
    const bool at_edge = std::abs(y - comb.box.y) < 1 || std::abs(y - comb.box.bottom()) < 1;
    if (at_edge && shared_x(rule.box, comb.box) > 0.5 * rule.box.width) comb.rules.push_back(rule.box);
  }
}

// --- tables ---

struct Header {
  LabelledField field;
  MmRect box;
};

/// Nearest upright rules to the left and right of a header that reach below it.
std::optional<std::pair<double, double>> column_of(const Marks& marks, const MmRect& header, double below_mm) {
  double left = -1, right = -1;
  for (const Rule& rule : marks.down) {
    if (rule.box.y > middle_y(header) || rule.box.bottom() < below_mm + 2) continue;
    const double x = middle_x(rule.box);
    if (x < header.x + 1) left = std::max(left, x);
    if (x > header.right() - 1 && (right < 0 || x < right)) right = x;
  }
  // An outer rule that was not seen is where the level ones end.
  for (const Rule& rule : marks.across) {
    const bool here = rule.box.x < header.right() && rule.box.right() > header.x &&
                      std::abs(middle_y(rule.box) - below_mm) < 10;
    if (!here) continue;
    if (left < 0) left = rule.box.x;
    if (right < 0) right = rule.box.right();
  }
  if (left < 0 || right < 0) return std::nullopt;
  return std::make_pair(left, right);
}

/// Runs of dots of any pitch at one height.
struct DottedLine {
  MmRect box;
  double covered_mm = 0;
};

/// Those that lie within `span`.
std::vector<DottedLine> dotted_lines(const PageFindings& page, const MmRect& span) {
  std::vector<MmRect> runs;
  std::vector<DottedLine> lines;
  for (const Rule& rule : page.marks.dotted) runs.push_back(rule.box);
  for (const Leader& leader : page.leaders) runs.push_back({leader.x0, leader.y - 0.2, leader.x1 - leader.x0, 0.4});
  for (const MmRect& run : runs) {
    const double covered = shared_x(run, span);
    if (covered <= 0) continue;
    auto known = std::ranges::find_if(lines, [&](const DottedLine& line) {
      return std::abs(middle_y(line.box) - middle_y(run)) < 0.6;
    });
    if (known == lines.end()) known = lines.insert(lines.end(), DottedLine{run, 0});
    known->box = united(known->box, run);
    known->covered_mm += covered;
  }
  return lines;
}

/// Heights at which rules or dotted lines cross the table from `left` to `right`.
std::vector<double> crossing_heights(const PageFindings& page, double left, double right) {
  constexpr double enough_share = 0.5, enough_dotted_share = 0.8;
  const MmRect span{left, 0, right - left, 1};
  std::vector<double> heights;
  for (const Rule& rule : page.marks.across) {
    if (shared_x(rule.box, span) > enough_share * span.width) heights.push_back(middle_y(rule.box));
  }
  for (const DottedLine& line : dotted_lines(page, span)) {
    if (line.covered_mm > enough_dotted_share * span.width) heights.push_back(middle_y(line.box));
  }
  std::ranges::sort(heights);
  constexpr double same_mm = 1.2;
  const auto doubled = std::unique(heights.begin(), heights.end(), [](double a, double b) { return b - a < same_mm; });
  heights.erase(doubled, heights.end());
  return heights;
}

/// Lines that bound the body's rows: from the first below the headers to the table's end.
std::vector<double> row_lines(const std::vector<double>& heights, double header_bottom, double table_bottom) {
  constexpr double least_row_mm = 3.5;
  std::vector<double> lines;
  for (const double y : heights) {
    if (y < header_bottom - 0.5 || y > table_bottom + 1) continue;
    if (lines.empty() || y - lines.back() >= least_row_mm) lines.push_back(y);
  }
  return lines;
}

/// Where the upright rule at `x` that crosses the header ends.
double bottom_of_rule(const Marks& marks, double x, double header_y) {
  double bottom = 0;
  for (const Rule& rule : marks.down) {
    const bool here = std::abs(middle_x(rule.box) - x) < 0.8 && rule.box.y < header_y;
    if (here) bottom = std::max(bottom, rule.box.bottom());
  }
  return bottom;
}

using Edges = std::pair<double, double>;

/// Uprights that cross the header's foot, between `left` and `right`.
std::vector<double> uprights_between(const Marks& marks, double header_bottom, double left, double right) {
  std::vector<double> found;
  for (const Rule& rule : marks.down) {
    const double x = middle_x(rule.box);
    const bool crosses = rule.box.y < header_bottom && rule.box.bottom() > header_bottom + 2;
    if (crosses && x > left + 1 && x < right - 1) found.push_back(x);
  }
  return found;
}

/// Two columns without an upright between them part half way between their headers.
void part(const MmRect& header, Edges& edges, const MmRect& next_header, Edges& next) {
  constexpr double most_shared_mm = 1.5;
  if (edges.second < next.first + most_shared_mm) return;
  edges.second = next.first = (header.right() + next_header.x) / 2;
}

/// `count` columns without a seen header from `left` to `right`: between the uprights, else of equal widths.
std::vector<Edges> columns_between(std::vector<double> uprights, std::size_t count, double left, double right) {
  if (uprights.size() + 1 != count) {
    uprights.clear();
    for (std::size_t i = 1; i < count; ++i) {
      uprights.push_back(left + (right - left) * static_cast<double>(i) / static_cast<double>(count));
    }
  }
  std::vector<Edges> all;
  for (const double x : uprights) all.emplace_back(all.empty() ? left : all.back().second, x);
  all.emplace_back(all.empty() ? left : all.back().second, right);
  return all;
}

/// Of each column; nullopt = it cannot be said. Headers that seals hide leave a gap between columns seen.
std::vector<std::optional<Edges>> edges_of(const PageFindings& page, const std::vector<LabelledField>& columns,
                                           double header_bottom) {
  std::vector<std::optional<Edges>> edges(columns.size());
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& header = page.fit.phrases[columns[i].phrase];
    if (header) edges[i] = column_of(page.marks, header->box, header_bottom);
    if (!edges[i]) continue;
    if (last && *last + 1 == i) {
      part(page.fit.phrases[columns[*last].phrase]->box, *edges[*last], header->box, *edges[i]);
    }
    if (last && *last + 1 < i) {
      const double left = edges[*last]->second, right = edges[i]->first;
      const auto uprights = uprights_between(page.marks, header_bottom, left, right);
      const auto between = columns_between(uprights, i - *last - 1, left, right);
      std::ranges::copy(between, edges.begin() + static_cast<std::ptrdiff_t>(*last) + 1);
    }
    last = i;
  }
  return edges;
}

/// Foot and middle of the seen headers.
struct HeaderRow {
  double bottom = 0, middle = 0;
};

HeaderRow header_row(const PageFindings& page, const std::vector<LabelledField>& columns) {
  HeaderRow row;
  for (const LabelledField& column : columns) {
    const auto& header = page.fit.phrases[column.phrase];
    if (!header) continue;
    row.bottom = std::max(row.bottom, header->box.bottom());
    row.middle = std::max(row.middle, middle_y(header->box));
  }
  return row;
}

/// Print of the table that reaches over `body`.
void add_rules(const PageFindings& page, const MmRect& body, const std::vector<double>& lines, PlacePrint& print) {
  for (const Rule& rule : page.marks.across) {
    const bool inside = shared_x(rule.box, body) > 0.8 * rule.box.width && shared_y(rule.box, body) > 0;
    if (inside) print.rules.push_back(rule.box);
  }
  for (const Rule& rule : page.marks.down) {
    const bool inside = shared_x(rule.box, body) > 0 && shared_y(rule.box, body) > 0.5 * rule.box.height;
    if (inside) print.rules.push_back(rule.box);
  }
  for (const DottedLine& line : dotted_lines(page, body)) {
    const double y = middle_y(line.box);
    const bool between_rows = std::ranges::any_of(lines, [&](double row) { return std::abs(row - y) < 0.6; });
    if (between_rows) print.dotted.push_back(line.box);
  }
}

}  // namespace

std::optional<Comb> comb_at(const Marks& marks, const MmRect& label, int cells) {
  std::optional<Comb> below;
  for (std::size_t i = 0; i < marks.down.size(); ++i) {
    const MmRect& bar = marks.down[i].box;
    const bool on_line = bar.y < middle_y(label) && bar.bottom() > middle_y(label) && bar.x > label.right() - 1;
    const bool under = bar.y > label.y && bar.y < label.bottom() + comb_below_mm;
    if (bar.height > most_box_mm || (!on_line && !under)) continue;
    auto comb = comb_of(row_of_bars(marks.down, i), cells);
    if (!comb) continue;
    add_across(marks, *comb);
    if (on_line) return comb;
    if (!below || comb->box.y < below->box.y) below = comb;
  }
  return below;
}

std::vector<FieldPlace> table_cells(const PageFindings& page, const std::vector<LabelledField>& columns,
                                    PlacePrint& print) {
  const HeaderRow header = header_row(page, columns);
  const auto edges = edges_of(page, columns, header.bottom);
  double left = 1e9, right = 0, bottom = 0;
  for (const auto& edge : edges) {
    if (!edge) continue;
    left = std::min(left, edge->first), right = std::max(right, edge->second);
    for (const double x : {edge->first, edge->second}) {
      bottom = std::max(bottom, bottom_of_rule(page.marks, x, header.middle));
    }
  }
  const std::vector<double> lines = row_lines(crossing_heights(page, left, right), header.bottom, bottom);
  std::vector<FieldPlace> cells;
  for (std::size_t row = 0; row + 1 < lines.size(); ++row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!edges[i]) continue;
      const double x = edges[i]->first + cell_inset_mm, y = lines[row] + cell_inset_mm;
      cells.push_back({columns[i].field, static_cast<int>(row),
                       {{x, y, edges[i]->second - cell_inset_mm - x, lines[row + 1] - cell_inset_mm - y}}, 0});
    }
  }
  add_rules(page, {left - 20, header.middle - 15, right - left + 40, bottom - header.middle + 17}, lines, print);
  return cells;
}

}  // namespace hoso::labels
