// Ids of table cells: "members[2].full_name".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoso {

/// The id of a table's cell, taken apart: "members[0].sex".
struct CellId {
  std::string table;  ///< "members"
  int row = 0;  ///< from 0
  std::string column;  ///< "sex"
};

/// Nullopt = a field outside of tables, or no id at all.
[[nodiscard]] std::optional<CellId> cell_id(std::string_view id);

/// The same column in another row: "members[0].sex", 2 -> "members[2].sex". Other ids stay.
[[nodiscard]] std::string id_in_row(std::string_view id, int row);

/// What all cells of a column share: "members.sex". Other ids stay.
[[nodiscard]] std::string without_row(std::string_view id);

}  // namespace hoso
