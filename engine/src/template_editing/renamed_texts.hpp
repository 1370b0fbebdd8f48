// One file of a template with another id in it: text in, text out. What does not name it stays byte for byte.
#pragma once

#include <string>

#include "template_editing/expression_names.hpp"

namespace hoso::template_editing {

/// All are pure. `file` is the name by which messages call the text. They throw what source_tree throws.

/// form.xml: the id itself, and the parameters that repeat a field's id.
[[nodiscard]] std::string form_renamed(const std::string& xml, const std::string& file, const Renaming&);
/// layout.xml: the same, and the places that name the field, table or column.
[[nodiscard]] std::string layout_renamed(const std::string& xml, const std::string& file, const Renaming&);
/// rules.xml: lists of fields, tables, expressions, and those in messages' braces. Codes stay: findings are known by
/// them. Throws what changes_in_expression throws, naming the rule.
[[nodiscard]] std::string rules_renamed(const std::string& xml, const std::string& file, const Renaming&);
/// example.json: keys. Throws Error("template.invalid") for what is no JSON.
[[nodiscard]] std::string example_renamed(const std::string& json, const std::string& file, const Renaming&);

}  // namespace hoso::template_editing
