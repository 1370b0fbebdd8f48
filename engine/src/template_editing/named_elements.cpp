#include "template_editing/named_elements.hpp"

#include <algorithm>

#include "template_editing/edit_checks.hpp"

namespace hoso::template_editing {
namespace {

bool is_entry(const SourceElement& element) { return element.name == "field" || element.name == "table"; }

const SourceElement* with_id(const std::string& text, const std::vector<SourceElement>& elements,
                             const std::string& id) {
  const auto found = std::ranges::find_if(elements, [&](const SourceElement& element) {
    return (is_entry(element) || element.name == "column") && raw_value(text, element, "id") == id;
  });
  return found == elements.end() ? nullptr : &*found;
}

const SourceElement* column_named(const std::string& text, const SourceElement& root, const std::string& name) {
  const std::size_t dot = name.find('.');
  const SourceElement* table = with_id(text, root.children, name.substr(0, dot));
  return table && dot != std::string::npos ? with_id(text, table->children, name.substr(dot + 1)) : nullptr;
}

}  // namespace

const SourceElement& entry_named(const std::string& text, const SourceElement& root, const std::string& id) {
  const SourceElement* found = with_id(text, root.children, id);
  if (!found) refuse_unknown(id);
  return *found;
}

const SourceElement& field_named(const std::string& text, const SourceElement& root, const std::string& name) {
  const SourceElement& found = labelled_named(text, root, name);
  if (found.name == "table") refuse_unknown(name);
  return found;
}

const SourceElement& labelled_named(const std::string& text, const SourceElement& root, const std::string& name) {
  const SourceElement* found = with_id(text, root.children, name);
  if (!found) found = column_named(text, root, name);
  if (!found) refuse_unknown(name);
  return *found;
}

const SourceElement& parent_of(const SourceElement& root, const SourceElement& element) {
  for (const SourceElement& child : root.children) {
    const bool holds = child.whole.begin < element.whole.begin && element.whole.end < child.whole.end;
    if (holds) return child;
  }
  return root;
}

std::vector<const SourceElement*> zones_in(const SourceElement& field) {
  std::vector<const SourceElement*> zones = field.children_named("zone");
  for (const SourceElement* option : field.children_named("option")) {
    zones.push_back(option->child("zone"));
  }
  return zones;
}

void require_new_field_id(const std::string& text, const SourceElement& root, const std::string& id) {
  require_field_id(id);
  if (with_id(text, root.children, id)) refuse(id, "an id that no other field has");
  const SourceElement* table = with_id(text, root.children, id.substr(0, id.find('.')));
  if (table && table->name == "table") refuse(id, "an id that names no column of a table");
}

void require_new_id(const std::string& text, const SourceElement& root, const SourceElement& element,
                    const std::string& id) {
  if (element.name == "column") {
    require_stage_name(id);
    if (with_id(text, parent_of(root, element).children, id)) refuse(id, "an id that no other column has");
    return;
  }
  if (element.name == "table") return require_new_table_id(text, root, id);
  require_new_field_id(text, root, id);
}

void require_new_table_id(const std::string& text, const SourceElement& root, const std::string& id) {
  require_new_field_id(text, root, id);
  require_stage_name(id);
  for (const SourceElement* field : root.children_named("field")) {
    if (raw_value(text, *field, "id").starts_with(id + ".")) refuse(id, "an id that no field's id begins with");
  }
}

}  // namespace hoso::template_editing
