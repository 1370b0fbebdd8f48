// Closed cells told apart: squares to tick, combs, and the rest.
#pragma once

#include <vector>

#include "drafting/page_print.hpp"
#include "drafting/rows.hpp"

namespace hoso::drafting {

struct SortedCells {
  std::vector<Item> boxes;    ///< squares to tick, from edge to edge
  std::vector<Item> combs;    ///< at least three equal empty cells beside one another
  std::vector<MmRect> grids;  ///< the cells of everything else
};

/// In the order of `print.shapes.cells`.
[[nodiscard]] SortedCells sorted_cells(const PagePrint& print);

/// "[ ]" and "[]" among words are squares to tick, typed; all other items stay.
[[nodiscard]] std::vector<Item> with_typed_boxes(std::vector<Item> items);

/// Whether a word of `words` stands in `cell`.
[[nodiscard]] bool has_words(const MmRect& cell, const std::vector<PrintedWord>& words);

}  // namespace hoso::drafting
