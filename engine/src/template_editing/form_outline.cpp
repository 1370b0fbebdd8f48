#include "template_editing/form_outline.hpp"

#include <algorithm>

#include "template/localized.hpp"
#include "template/page_files.hpp"
#include "template/schemas.hpp"
#include "xml/document.hpp"
#include "xml/schema.hpp"

namespace hoso::template_editing {
namespace {

Zone zone_of(const xml::Element& element) { return {element.integer("page") - 1, box_of(element)}; }

FieldOutline field_of(const xml::Element& element) {
  FieldOutline field;
  field.id = element.attribute("id");
  field.type = element.attribute("type");
  field.recognizer = element.attribute("recognizer");
  field.choose = element.attribute("choose");
  field.cells = element.integer("cells");
  field.label = localized(*element.child("label"));
  for (const xml::Element& zone : element.children("zone")) field.zones.push_back(zone_of(zone));
  for (const xml::Element& option : element.children("option")) {
    field.options.push_back({option.attribute("value"), localized(*option.child("label"))});
    field.zones.push_back(zone_of(*option.child("zone")));
  }
  field.x = element.number("x");
  field.width = element.number("width");
  return field;
}

EntryOutline table_of(const xml::Element& element) {
  EntryOutline table;
  table.is_table = true;
  table.field.id = element.attribute("id");
  table.field.label = localized(*element.child("label"));
  table.page = element.integer("page") - 1;
  table.x = element.number("x");
  table.y = element.number("y");
  table.rows = element.integer("rows");
  table.row_height = element.number("row-height");
  for (const xml::Element& column : element.children("column")) table.columns.push_back(field_of(column));
  return table;
}

std::string subject_at(const std::string& text, const SourceElement& root, std::size_t at) {
  for (const SourceElement& entry : root.children) {
    const bool is_entry = entry.name == "field" || entry.name == "table";
    if (is_entry && at >= entry.whole.begin && at < entry.whole.end) return raw_value(text, entry, "id");
  }
  return "";
}

/// Empty = none is.
Span comment_around(const std::vector<Span>& comments, std::size_t at) {
  const auto found =
      std::ranges::find_if(comments, [at](const Span& span) { return at >= span.begin && at < span.end; });
  return found == comments.end() ? Span{} : *found;
}

std::string trimmed(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  return begin == std::string::npos ? "" : line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

FormOutline outline_of(const std::string& form_xml, const std::string& file) {
  const xml::Document document(form_xml, {file, "template.invalid"});
  xml::Schema(form_schema()).require(document);
  const xml::Element root = document.root();
  FormOutline form;
  form.id = root.attribute("id");
  form.version = root.attribute("version");
  form.title = localized(*root.child("title"));
  form.legal_source = root.child("legal-source")->text();
  form.valid_from = root.attribute("valid-from");
  form.superseded_on = root.attribute("superseded-on");
  for (const xml::Element& element : root.children()) {
    if (element.name() == "page") {
      form.pages.push_back({element.attribute("blank"), element.attribute("words"), element.number("width-mm"),
                            element.number("height-mm")});
    }
    if (element.name() == "field") form.entries.push_back({.field = field_of(element)});
    if (element.name() == "table") form.entries.push_back(table_of(element));
    if (element.name() == "rules") form.rules_files.push_back(element.attribute("file"));
  }
  return form;
}

std::vector<Todo> todos_in(const std::string& form_xml, const std::string& file) {
  const SourceElement root = source_tree(form_xml, file);
  const std::vector<Span> comments = comments_in(form_xml);
  std::vector<Todo> todos;
  int line = 1;
  for (std::size_t begin = 0; begin < form_xml.size(); ++line) {
    const std::size_t end = std::min(form_xml.find('\n', begin), form_xml.size());
    const std::size_t at = form_xml.find("TODO", begin);
    if (at < end) {
      todos.push_back({line, subject_at(form_xml, root, at), trimmed(form_xml.substr(begin, end - begin)),
                       comment_around(comments, at)});
    }
    begin = end + 1;
  }
  return todos;
}

}  // namespace hoso::template_editing
