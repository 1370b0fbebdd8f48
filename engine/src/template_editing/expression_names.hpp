// Where rules' expressions name fields, columns and tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hoso::template_editing {

/// A field, table or column that gets another id.
struct Renaming {
  enum class Kind { field, table, column };
  Kind kind = Kind::field;
  std::string table = {};  ///< that a column is of; else empty
  std::string from;
  std::string to;
  /// Whether other tables have a column `from`, too: then an expression must say which table it means.
  bool is_common = false;
};

/// Bytes begin .. end - 1 of an expression, and what they become.
struct NameChange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string to = {};
};

/// What `renaming` changes in a field's name as rules write it: "full_name", "members.sex", or the id of a cell,
/// "members[0].sex", or its beginning, "members[". Empty = it names something else. Positions are those of `name`.
[[nodiscard]] std::vector<NameChange> changes_in_name(std::string_view name, const Renaming&);

/// What it changes in an XPath expression, in order: in texts that are the first argument of a function that takes a
/// field's name, and in those that are compared with @id, @column or @table. Other texts are values, though they may
/// read the same. `for_each` is the rule's table; empty = none. Throws Error("designer.invalid") for a comparison with
/// @column that does not say of which table, where several have such a column. Pure.
[[nodiscard]] std::vector<NameChange> changes_in_expression(std::string_view expression, std::string_view for_each,
                                                            const Renaming&);

}  // namespace hoso::template_editing
