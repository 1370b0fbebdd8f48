#pragma once

#include <string>
#include <vector>

#include <hoso/form_template.hpp>

namespace hoso {

/// Reads more rules of `form`, whose fields and earlier rules are known already. Throws Error("template.invalid") for
/// a rule that names an unknown field or table, repeats a code, or holds an XPath that does not
/// compile.
[[nodiscard]] std::vector<Rule> read_rules(const std::string& text, const std::string& file,
                                           const FormTemplate& form);

}  // namespace hoso
