#include "form_diff/carried_rules.hpp"

#include <algorithm>
#include <sstream>

#include "xml/document.hpp"

namespace hoso::form_diff {
namespace {

/// Fields are named in `fields`, and in quotes in XPath.
bool names(xmlNode* rule, const std::string& id) {
  std::istringstream fields(attribute_of(rule, "fields"));
  for (std::string field; fields >> field;) {
    if (field == id) return true;
  }
  if (attribute_of(rule, "for-each") == id) return true;
  return xml_of(rule).find('\'' + id + '\'') != std::string::npos;
}

/// In a rule for each row of a table its columns go by their own names.
bool names_column(xmlNode* rule, const std::string& id) {
  const std::size_t dot = id.find('.');
  const bool of_rows = dot != std::string::npos && attribute_of(rule, "for-each") == id.substr(0, dot);
  return of_rows && xml_of(rule).find('\'' + id.substr(dot + 1) + '\'') != std::string::npos;
}

}  // namespace

std::string carried_rules(const std::string& text, const std::string& file, const std::set<std::string>& gone,
                          Questions& questions) {
  const xml::Document document(text, {file, "template.invalid"});
  bool any = false;
  for (xmlNode* rule : children_of(xmlDocGetRootElement(document.tree()), "rule")) {
    const auto missing =
        std::ranges::find_if(gone, [&](const std::string& id) { return names(rule, id) || names_column(rule, id); });
    if (missing == gone.end()) continue;
    questions.comment_out(rule, "this rule names " + *missing + ", which this version does not have:");
    any = true;
  }
  return any ? text_of(document.tree()) : text;
}

}  // namespace hoso::form_diff
