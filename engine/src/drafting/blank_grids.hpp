// Tables, and single ruled cells to write in.
#pragma once

#include <vector>

#include "drafting/draft.hpp"

namespace hoso::drafting {

struct GridFindings {
  std::vector<DraftEntry> entries;
  std::vector<MmRect> taken;  ///< what stands there is part of a table: no labels of lines
};

/// `cells`: those of SortedCells::grids; `page` from 0. Entries are not named yet.
[[nodiscard]] GridFindings entries_in_grids(const std::vector<MmRect>& cells, const PagePrint& print, int page);

}  // namespace hoso::drafting
