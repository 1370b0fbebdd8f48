#include "template_editing/entry_edits.hpp"

#include <fmt/format.h>

#include "template_editing/edit_checks.hpp"
#include "template_editing/entry_xml.hpp"
#include "template_editing/named_elements.hpp"
#include "template_editing/splices.hpp"

namespace hoso::template_editing {

std::string without_entry(const FormText& form, const std::string& name) {
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = labelled_named(form.xml, root, name);
  const SourceElement& parent = parent_of(root, element);
  if (element.name == "column" && parent.children_named("column").size() == 1) {
    refuse(name, "a table with at least one column");
  }
  Splices splices(form.xml);
  splices.remove(element);
  return splices.text();
}

std::string with_entry_moved(const FormText& form, const std::string& name, const std::string& before) {
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = labelled_named(form.xml, root, name);
  const SourceElement& parent = parent_of(root, element);
  const SourceElement* next = before.empty() ? nullptr : &labelled_named(form.xml, root, before);
  if (next && &parent_of(root, *next) != &parent) refuse_unknown(before);
  const Span moved = lines_of(form.xml, element, true);
  const std::size_t target =
      next ? lines_of(form.xml, *next, true).begin : lines_of(form.xml, last_entry(parent), true).end;
  if (target >= moved.begin && target <= moved.end) return form.xml;
  Splices splices(form.xml);
  splices.replace(moved, "");
  splices.insert(target, form.xml.substr(moved.begin, moved.end - moved.begin));
  return splices.text();
}

std::string with_rules_file(const FormText& form, const std::string& rules_file) {
  const SourceElement root = source_tree(form.xml, form.file);
  for (const SourceElement* rules : root.children_named("rules")) {
    if (raw_value(form.xml, *rules, "file") == rules_file) return form.xml;
  }
  Splices splices(form.xml);
  splices.insert_after(root.children.back(), fmt::format(R"(<rules file="{}"/>)", attribute_text(rules_file)));
  return splices.text();
}

}  // namespace hoso::template_editing
