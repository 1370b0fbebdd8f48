// Fields, columns and tables of form.xml by name; see field_edits.hpp for names.
#pragma once

#include <string>
#include <vector>

#include "template_editing/source_tree.hpp"

namespace hoso::template_editing {

/// All throw Error("designer.unknown"). What they give belongs to `root`.
/// A field or table.
[[nodiscard]] const SourceElement& entry_named(const std::string& text, const SourceElement& root,
                                               const std::string& id);
/// A field or column.
[[nodiscard]] const SourceElement& field_named(const std::string& text, const SourceElement& root,
                                               const std::string& name);
/// A field, table or column.
[[nodiscard]] const SourceElement& labelled_named(const std::string& text, const SourceElement& root,
                                                  const std::string& name);

/// The form or table that `element`, an entry or column of it, is a child of.
[[nodiscard]] const SourceElement& parent_of(const SourceElement& root, const SourceElement& element);

/// The zones of a field or of its options, in the file's order; empty for a column.
[[nodiscard]] std::vector<const SourceElement*> zones_in(const SourceElement& field);

/// Throws Error("designer.invalid") when `id` is no id, or is taken among fields and tables; so is "members.sex" while
/// a table is called members, for rules mean a column by that.
void require_new_field_id(const std::string& text, const SourceElement& root, const std::string& id);
/// The same for a table; also when fields' ids begin with it and a point.
void require_new_table_id(const std::string& text, const SourceElement& root, const std::string& id);
/// The same for another id of `element`: among its table's columns when it is one.
void require_new_id(const std::string& text, const SourceElement& root, const SourceElement& element,
                    const std::string& id);

}  // namespace hoso::template_editing
