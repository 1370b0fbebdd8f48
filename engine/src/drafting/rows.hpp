// A page's words, leaders and boxes in rows, as they are read.
#pragma once

#include <string>
#include <vector>

#include "drafting/page_print.hpp"

namespace hoso::drafting {

enum class ItemKind {
  word,
  blank,  ///< a leader or rule to write on
  comb,   ///< equal boxes, one letter each
  box,    ///< a square to tick
};

/// Something on a row. `box` of a blank is the band above it in which people write.
struct Item {
  ItemKind kind = ItemKind::word;
  MmRect box;
  std::string text{};  ///< of a word
  int cells = 0;       ///< of a comb
};

/// From the left.
struct Row {
  std::vector<Item> items;
  MmRect box;
};

/// Words farther apart than this belong to labels of their own, mm.
inline constexpr double label_gap_mm = 14;

/// From the top. Items that share no row stand in rows of their own.
[[nodiscard]] std::vector<Row> rows_of(std::vector<Item> items);

/// The words from `begin` to `end` of `row`, with one space between; other items are passed over.
[[nodiscard]] std::string text_of(const Row& row, std::size_t begin, std::size_t end);

/// Words without a wide gap or another item between them.
struct Segment {
  std::string text;
  MmRect box;
  std::size_t row = 0;
};

[[nodiscard]] std::vector<Segment> segments_of(const std::vector<Row>& rows);

}  // namespace hoso::drafting
