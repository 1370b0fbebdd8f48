#include "template_editing/table_edits.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "template_editing/edit_checks.hpp"
#include "template_editing/entry_xml.hpp"
#include "template_editing/named_elements.hpp"
#include "template_editing/splices.hpp"

namespace hoso::template_editing {
namespace {

TablePlace rounded(TablePlace place) {
  for (double* length : {&place.x, &place.y, &place.row_height}) *length = rounded_mm(*length);
  for (ColumnPlace& column : place.columns) column = {rounded_mm(column.x), rounded_mm(column.width)};
  return place;
}

/// As it is written: each column, from the first row to the last, lies on the page.
TablePlace checked(const FormText& form, const TablePlace& wanted) {
  const FormOutline outline = outline_of(form.xml, form.file);
  if (wanted.rows < 1 || wanted.rows > 200) refuse(fmt::format("rows {}", wanted.rows), "1 .. 200");
  require_length(wanted.x, "x");
  TablePlace place = rounded(wanted);
  for (const ColumnPlace& column : place.columns) {
    require_on_page(outline, {place.page, {column.x, place.y, column.width, place.rows * place.row_height}});
  }
  return place;
}

const SourceElement& table_named(const std::string& xml, const SourceElement& root, const std::string& id) {
  const SourceElement& element = entry_named(xml, root, id);
  if (element.name != "table") refuse_unknown(id);
  return element;
}

void require_count(std::size_t places, std::size_t columns) {
  if (places != columns) refuse(fmt::format("{} places", places), fmt::format("{}, one for each column", columns));
}

void set_place(Splices& splices, const std::string& xml, const SourceElement& table, const TablePlace& place,
               const std::vector<ColumnPlace>& columns) {
  splices.set_attribute(table, "page", std::to_string(place.page + 1));
  set_length(splices, xml, table, "x", place.x);
  set_length(splices, xml, table, "y", place.y);
  splices.set_attribute(table, "rows", std::to_string(place.rows));
  set_length(splices, xml, table, "row-height", place.row_height);
  const auto elements = table.children_named("column");
  for (std::size_t i = 0; i < elements.size(); ++i) {
    set_length(splices, xml, *elements[i], "x", columns[i].x);
    set_length(splices, xml, *elements[i], "width", columns[i].width);
  }
}

std::string column_xml(const std::string& id, const LocalizedText& label, const ColumnPlace& place) {
  return fmt::format("<column id=\"{}\" type=\"text\" recognizer=\"tesseract\" x=\"{}\" width=\"{}\">\n  {}\n</column>",
                     id, mm_text(place.x), mm_text(place.width), label_xml(label));
}

std::string column_id(std::size_t number) { return fmt::format("column_{}", number); }

std::string free_column_id(const std::string& xml, const std::vector<const SourceElement*>& columns) {
  std::size_t number = 1;
  const auto is_taken = [&](const SourceElement* column) { return raw_value(xml, *column, "id") == column_id(number); };
  while (std::ranges::any_of(columns, is_taken)) ++number;
  return column_id(number);
}

}  // namespace

std::string with_table_place(const FormText& form, const std::string& table, const TablePlace& wanted) {
  const TablePlace place = checked(form, wanted);
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = table_named(form.xml, root, table);
  require_count(place.columns.size(), element.children_named("column").size());
  Splices splices(form.xml);
  set_place(splices, form.xml, element, place, place.columns);
  return splices.text();
}

std::string with_new_table(const FormText& form, const std::string& id, const LocalizedText& label,
                           const TablePlace& wanted, const std::vector<LocalizedText>& labels,
                           const std::string& before) {
  const TablePlace place = checked(form, wanted);
  if (place.columns.empty() || place.columns.size() > 100) refuse("columns", "1 .. 100");
  require_count(place.columns.size(), labels.size());
  const SourceElement root = source_tree(form.xml, form.file);
  require_new_table_id(form.xml, root, id);
  std::string xml =
      fmt::format(R"(<table id="{}" page="{}" x="{}" y="{}" rows="{}" row-height="{}">)", id, place.page + 1,
                  mm_text(place.x), mm_text(place.y), place.rows, mm_text(place.row_height));
  xml += "\n  " + label_xml(required_label(label));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    xml += "\n  " + indented(column_xml(column_id(i + 1), required_label(labels[i]), place.columns[i]), "  ");
  }
  xml += "\n</table>";
  Splices splices(form.xml);
  const SourceElement* next = before.empty() ? nullptr : &entry_named(form.xml, root, before);
  insert_entry(splices, form.xml, root, xml, next);
  return splices.text();
}

std::string with_new_column(const FormText& form, const std::string& table, const LocalizedText& label,
                            const TablePlace& wanted, const std::string& before) {
  const TablePlace place = checked(form, wanted);
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = table_named(form.xml, root, table);
  const auto columns = element.children_named("column");
  require_count(place.columns.size(), columns.size() + 1);
  const SourceElement* next = before.empty() ? nullptr : &labelled_named(form.xml, root, before);
  const auto at = std::ranges::find(columns, next);
  if (next && at == columns.end()) refuse_unknown(before);
  std::vector<ColumnPlace> kept = place.columns;
  const auto added = kept.begin() + (at - columns.begin());
  const std::string xml = column_xml(free_column_id(form.xml, columns), required_label(label), *added);
  kept.erase(added);
  Splices splices(form.xml);
  set_place(splices, form.xml, element, place, kept);
  insert_entry(splices, form.xml, element, xml, next);
  return splices.text();
}

}  // namespace hoso::template_editing
