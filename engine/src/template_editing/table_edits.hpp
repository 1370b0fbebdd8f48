// Changes to the tables of form.xml.
#pragma once

#include <string>
#include <vector>

#include <hoso/form_template.hpp>

#include "template_editing/form_text.hpp"

namespace hoso::template_editing {

/// Where a column stands, in mm from the page's left edge.
struct ColumnPlace {
  double x = 0;
  double width = 0;
};

/// Where a table's body stands, in mm from the page's top left corner.
struct TablePlace {
  int page = 0;  ///< from 0
  double x = 0;  ///< of the table: at or left of its first column
  double y = 0;  ///< top of the first row
  int rows = 0;  ///< 1 .. 200
  double row_height = 0;
  std::vector<ColumnPlace> columns;  ///< in the file's order
};

/// A table and all its columns at other places; `place` has one for each column.
[[nodiscard]] std::string with_table_place(const FormText&, const std::string& table, const TablePlace& place);
/// A table whose columns are texts with the ids "column_1", …, before the entry `before`, or behind the last when that
/// is empty. `labels`: the columns', one for each of `place`.
[[nodiscard]] std::string with_new_table(const FormText&, const std::string& id, const LocalizedText& label,
                                         const TablePlace& place, const std::vector<LocalizedText>& labels,
                                         const std::string& before);
/// One column more: a text with the next free id "column_N", before the column `before` ("table.column"), or behind the
/// last when that is empty. `place` is that of the table with it.
[[nodiscard]] std::string with_new_column(const FormText&, const std::string& table, const LocalizedText& label,
                                          const TablePlace& place, const std::string& before);

}  // namespace hoso::template_editing
