#include "drafting/rows.hpp"

#include <algorithm>
#include <cmath>

namespace hoso::drafting {
namespace {

constexpr double segment_gap_mm = 4.5;

/// Share of the lower of the two that lies beside the other.
double shared_height(const MmRect& a, const MmRect& b) {
  const double shared = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return shared / std::max(0.1, std::min(a.height, b.height));
}

/// A tall comb beside a line must not draw the next line into the row.
void put(Row& row, Item item) {
  const bool counts = item.kind == ItemKind::word || row.items.empty();
  if (counts) row.box = row.items.empty() ? item.box : united(row.box, item.box);
  row.items.push_back(std::move(item));
}

Row* row_for(std::vector<Row>& rows, const MmRect& box) {
  Row* best = nullptr;
  double most = 0.5;
  for (Row& row : rows) {
    const double shared = shared_height(row.box, box);
    if (shared > most) {
      most = shared;
      best = &row;
    }
  }
  return best;
}

}  // namespace

std::vector<Row> rows_of(std::vector<Item> items) {
  std::ranges::stable_sort(items, [](const Item& a, const Item& b) {
    const bool a_word = a.kind == ItemKind::word, b_word = b.kind == ItemKind::word;
    if (a_word != b_word) return a_word;
    const double a_middle = a.box.y + a.box.height / 2, b_middle = b.box.y + b.box.height / 2;
    return a_middle != b_middle ? a_middle < b_middle : a.box.x < b.box.x;
  });
  std::vector<Row> rows;
  for (Item& item : items) {
    Row* row = row_for(rows, item.box);
    if (!row) row = &rows.emplace_back();
    put(*row, std::move(item));
  }
  for (Row& row : rows) std::ranges::stable_sort(row.items, {}, [](const Item& item) { return item.box.x; });
  std::ranges::stable_sort(rows, {}, [](const Row& row) { return row.box.y + row.box.height / 2; });
  return rows;
}

std::string text_of(const Row& row, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (row.items[i].kind != ItemKind::word) continue;
    if (!text.empty()) text += ' ';
    text += row.items[i].text;
  }
  return text;
}

std::vector<Segment> segments_of(const std::vector<Row>& rows) {
  std::vector<Segment> segments;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Item* before = nullptr;
    for (const Item& item : rows[at].items) {
      if (item.kind == ItemKind::word) {
        const bool goes_on =
            before && before->kind == ItemKind::word && item.box.x - before->box.right() < segment_gap_mm;
        if (goes_on) {
          segments.back().text += ' ' + item.text;
          segments.back().box = united(segments.back().box, item.box);
        } else {
          segments.push_back({item.text, item.box, at});
        }
      }
      before = &item;
    }
  }
  return segments;
}

}  // namespace hoso::drafting
