// Combs and tables: places between rules.
#pragma once

#include <optional>

#include "places.hpp"

namespace hoso::labels {

/// A row of equal boxes.
struct Comb {
  MmRect box;
  std::vector<MmRect> rules;
};

/// The comb of `cells` boxes that stands behind `label` on its line, else right below it.
[[nodiscard]] std::optional<Comb> comb_at(const Marks& marks, const MmRect& label, int cells);

/// The cells of the table whose columns are `columns` (all of one table, not all of whose headers were seen),
/// row by row; empty = no rules below the headers.
[[nodiscard]] std::vector<FieldPlace> table_cells(const PageFindings& page,
                                                  const std::vector<LabelledField>& columns,
                                                  PlacePrint& print);

}  // namespace hoso::labels
