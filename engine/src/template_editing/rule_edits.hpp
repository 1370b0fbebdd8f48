// Changes to rules.xml: text in, text out. What a change does not concern stays byte for byte.
#pragma once

#include <string>
#include <vector>

#include <hoso/message.hpp>

namespace hoso::template_editing {

/// A rule as it is written; docs/rules.md says what its parts mean.
struct RuleText {
  std::string code = {};
  std::string severity = {};  ///< "blocking", "doubtful", "advice"
  std::string fields = {};    ///< ids with spaces between; empty = the document
  std::string when = {};      ///< empty = always
  std::string for_each = {};  ///< empty = once
  std::string require = {};
  LocalizedText message = {};
  LocalizedText next_step = {};
  std::string legal_source = {};  ///< empty = none
};

/// In the file's order. Throws Error("template.invalid") for a text that breaks templates/schema/rules.xsd. Pure.
[[nodiscard]] std::vector<RuleText> rules_in(const std::string& rules_xml, const std::string& file);

/// `rule` in place of the one whose code is `code`; behind the last when `code` is empty. Throws
/// Error("designer.unknown") for a code that is not there, and Error("designer.invalid") for one that is taken and for
/// an empty text. Whether XPath compiles is for the reader of templates to say. Pure.
[[nodiscard]] std::string with_rule(const std::string& rules_xml, const std::string& file, const std::string& code,
                                    const RuleText& rule);
/// Throws Error("designer.unknown"). Pure.
[[nodiscard]] std::string without_rule(const std::string& rules_xml, const std::string& file, const std::string& code);

/// A rules.xml without rules.
[[nodiscard]] std::string empty_rules();

}  // namespace hoso::template_editing
