// A form's rules, for a version on which some fields are gone.
#pragma once

#include <set>
#include <string>

#include "form_diff/carried_xml.hpp"

namespace hoso::form_diff {

/// `text` (templates/schema/rules.xsd) with the rules that name one of `gone` commented out, each with a TODO; the same
/// text where there is none. `gone`: ids of fields, tables, and columns as "members.note". `questions` counts them.
/// Throws Error("template.invalid") for a text that is not well-formed; `file` names it.
[[nodiscard]] std::string carried_rules(const std::string& text, const std::string& file,
                                        const std::set<std::string>& gone, Questions& questions);

}  // namespace hoso::form_diff
