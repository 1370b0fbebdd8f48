// What fields, tables and columns have in common: they are removed and put in order.
#pragma once

#include "template_editing/form_text.hpp"

namespace hoso::template_editing {

/// Without the field, table or column; comments above it stay. A table keeps its last column.
[[nodiscard]] std::string without_entry(const FormText&, const std::string& name);
/// The field or table, with the comments right above it, before the entry `before`, or behind the last when that is
/// empty. A column, "table.column", moves among those of its table, and `before` is one of them.
[[nodiscard]] std::string with_entry_moved(const FormText&, const std::string& name, const std::string& before);
/// The rules file is named at the end, once.
[[nodiscard]] std::string with_rules_file(const FormText&, const std::string& rules_file);

}  // namespace hoso::template_editing
