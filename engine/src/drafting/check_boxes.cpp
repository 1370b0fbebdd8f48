#include "drafting/check_boxes.hpp"

#include <algorithm>
#include <cmath>

#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

// Millimetres.
constexpr double least_box = 1.8, most_box = 7.5, most_comb_cell = 12, rule_mm = 0.3;
constexpr double comb_gap = 2.6, touching = 1.2;
constexpr std::size_t least_comb = 3;

/// Signs that stand for a box themselves are no words.
bool is_square_sign(const std::string& text) { return label_key(text).empty(); }

bool follows(const MmRect& left, const MmRect& right) {
  const double gap = right.x - left.right();
  const bool equal = std::abs(right.width - left.width) < 0.15 * left.width + 0.3;
  return gap > -0.2 && gap < comb_gap && equal && std::abs(right.y - left.y) < 0.7 &&
         std::abs(right.height - left.height) < 0.9;
}

bool touches_above_or_below(const MmRect& cell, const std::vector<MmRect>& cells) {
  return std::ranges::any_of(cells, [&](const MmRect& other) {
    const double shared = std::min(cell.right(), other.right()) - std::max(cell.x, other.x);
    const double gap = std::max(other.y - cell.bottom(), cell.y - other.bottom());
    return shared > 0.3 * cell.width && std::abs(gap) < touching;
  });
}

MmRect with_rules(const MmRect& box) {
  return {std::max(0.0, box.x - rule_mm), std::max(0.0, box.y - rule_mm), box.width + 2 * rule_mm,
          box.height + 2 * rule_mm};
}

/// Half of the rule between two cells belongs to each.
Item comb_of(const std::vector<MmRect>& run) {
  MmRect box = run.front();
  for (const MmRect& cell : run) box = united(box, cell);
  const double gap = run[1].x - run[0].right();
  box.x -= gap / 2;
  box.width += gap;
  return {ItemKind::comb, box, {}, static_cast<int>(run.size())};
}

bool is_box(const MmRect& cell) {
  const double ratio = cell.width / cell.height;
  return cell.width >= least_box && cell.width <= most_box && cell.height <= most_box && ratio > 0.72 && ratio < 1.4;
}

/// The "]" right behind the "[" at `open`; the number of items = none.
std::size_t closing_bracket(const std::vector<Item>& items, std::size_t open) {
  constexpr double most_apart = 12;  // mm; four spaces of large type
  const MmRect& left = items[open].box;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const MmRect& right = items[i].box;
    const bool close = right.x > left.x && right.right() - left.x < most_apart && std::abs(right.y - left.y) < 1;
    if (items[i].kind == ItemKind::word && items[i].text == "]" && close) return i;
  }
  return items.size();
}

class Sorter {
 public:
  explicit Sorter(const PagePrint& print) : print_(print) {
    for (const MmRect& cell : print.shapes.cells) {
      (may_be_small(cell) ? small_ : sorted_.grids).push_back(cell);
    }
    std::ranges::stable_sort(small_, {}, [](const MmRect& cell) { return cell.x; });
  }

  SortedCells sorted() {
    std::vector<bool> used(small_.size(), false);
    for (std::size_t i = 0; i < small_.size(); ++i) {
      if (!used[i]) sort(run_from(i, used));
    }
    return std::move(sorted_);
  }

 private:
  [[nodiscard]] bool may_be_small(const MmRect& cell) const {
    return cell.width <= most_comb_cell && cell.height <= most_comb_cell && !has_words(cell, print_.words) &&
           !touches_above_or_below(cell, print_.shapes.cells);
  }

  std::vector<MmRect> run_from(std::size_t first, std::vector<bool>& used) const {
    std::vector<MmRect> run{small_[first]};
    used[first] = true;
    for (std::size_t i = first + 1; i < small_.size(); ++i) {
      if (used[i] || !follows(run.back(), small_[i])) continue;
      run.push_back(small_[i]);
      used[i] = true;
    }
    return run;
  }

  void sort(const std::vector<MmRect>& run) {
    if (run.size() >= least_comb) return sorted_.combs.push_back(comb_of(run));
    for (const MmRect& cell : run) {
      if (is_box(cell))
        sorted_.boxes.push_back({ItemKind::box, with_rules(cell)});
      else
        sorted_.grids.push_back(cell);
    }
  }

  const PagePrint& print_;
  std::vector<MmRect> small_;
  SortedCells sorted_;
};

}  // namespace

bool has_words(const MmRect& cell, const std::vector<PrintedWord>& words) {
  return std::ranges::any_of(words, [&](const PrintedWord& word) {
    const double x = word.box.x + word.box.width / 2, y = word.box.y + word.box.height / 2;
    return x > cell.x && x < cell.right() && y > cell.y && y < cell.bottom() && !is_square_sign(word.text);
  });
}

std::vector<Item> with_typed_boxes(std::vector<Item> items) {
  std::vector<Item> boxes;
  std::vector<bool> used(items.size(), false);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind != ItemKind::word) continue;
    if (items[i].text == "[]") {
      boxes.push_back({ItemKind::box, items[i].box});
      used[i] = true;
    }
    const auto close = items[i].text == "[" ? closing_bracket(items, i) : items.size();
    if (close == items.size()) continue;
    boxes.push_back({ItemKind::box, united(items[i].box, items[close].box)});
    used[i] = used[close] = true;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!used[i]) boxes.push_back(std::move(items[i]));
  }
  return boxes;
}

SortedCells sorted_cells(const PagePrint& print) { return Sorter(print).sorted(); }

}  // namespace hoso::drafting
