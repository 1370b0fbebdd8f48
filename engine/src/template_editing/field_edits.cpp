#include "template_editing/field_edits.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "template_editing/edit_checks.hpp"
#include "template_editing/named_elements.hpp"
#include "template_editing/splices.hpp"

namespace hoso::template_editing {
namespace {

/// As it is written, so that an edge that is checked is the one that is read.
Zone rounded(const Zone& zone) {
  const auto hundredths = [](double length) { return std::round(length * 100) / 100; };
  const MmRect& box = zone.box;
  return {zone.page, {hundredths(box.x), hundredths(box.y), hundredths(box.width), hundredths(box.height)}};
}

/// Leaves "85.333" where 85.33 is asked for.
void set_length(Splices& splices, const std::string& text, const SourceElement& element, const char* name,
                double length) {
  const std::string written = raw_value(text, element, name);
  constexpr double half_a_digit = 0.005;
  if (!written.empty() && std::abs(std::strtod(written.c_str(), nullptr) - length) < half_a_digit) return;
  splices.set_attribute(element, name, mm_text(length));
}

void set_zone(Splices& splices, const std::string& text, const SourceElement& element, const Zone& zone) {
  splices.set_attribute(element, "page", std::to_string(zone.page + 1));
  set_length(splices, text, element, "x", zone.box.x);
  set_length(splices, text, element, "y", zone.box.y);
  set_length(splices, text, element, "width", zone.box.width);
  set_length(splices, text, element, "height", zone.box.height);
}

std::string zone_xml(const Zone& zone) {
  return fmt::format(R"(<zone page="{}" x="{}" y="{}" width="{}" height="{}"/>)", zone.page + 1, mm_text(zone.box.x),
                     mm_text(zone.box.y), mm_text(zone.box.width), mm_text(zone.box.height));
}

std::string label_xml(const LocalizedText& label) {
  return fmt::format(R"(<label vi="{}" en="{}"/>)", attribute_text(label.vi), attribute_text(label.en));
}

std::string option_xml(const ChoiceOption& option, const std::string& zone) {
  return fmt::format("<option value=\"{}\">\n  {}\n  {}\n</option>", option.value, label_xml(option.label), zone);
}

std::string option_value(std::size_t number) { return fmt::format("option_{}", number); }

ChoiceOption new_option(std::size_t number) {
  return {option_value(number), {fmt::format("TODO: lựa chọn {}", number), fmt::format("TODO: option {}", number)}};
}

/// One that no option has yet.
ChoiceOption next_option(const std::string& text, const std::vector<const SourceElement*>& options) {
  std::size_t number = options.size() + 1;
  const auto is_taken = [&](const SourceElement* option) {
    return raw_value(text, *option, "value") == option_value(number);
  };
  while (std::ranges::any_of(options, is_taken)) ++number;
  return new_option(number);
}

void require_reading(const Reading& reading) {
  require_stage_name(reading.type);
  require_stage_name(reading.recognizer);
  const bool has_cells = reading.cells != 0;
  if (has_cells != (reading.recognizer == "boxes") || reading.cells < 0 || reading.cells > 100) {
    refuse(fmt::format("cells {}", reading.cells), "1 .. 100 cells with the recognizer boxes, else none");
  }
  if ((reading.type == "choice") != (reading.recognizer == "marks")) {
    refuse(reading.type + ", " + reading.recognizer, "type choice together with recognizer marks");
  }
}

void set_reading(Splices& splices, const SourceElement& element, const Reading& reading) {
  splices.set_attribute(element, "type", reading.type);
  splices.set_attribute(element, "recognizer", reading.recognizer);
  if (reading.cells > 0)
    splices.set_attribute(element, "cells", std::to_string(reading.cells));
  else
    splices.remove_attribute(element, "cells");
}

std::string field_xml(const std::string& id, const Reading& reading, const LocalizedText& label, const Zone& zone) {
  std::string xml = fmt::format(R"(<field id="{}" type="{}" recognizer="{}")", id, reading.type, reading.recognizer);
  if (reading.cells > 0) xml += fmt::format(R"( cells="{}")", reading.cells);
  const bool choice = reading.type == "choice";
  const std::string place = choice ? indented(option_xml(new_option(1), zone_xml(zone)), "  ") : zone_xml(zone);
  return xml + fmt::format(">\n  {}\n  {}\n</field>", label_xml(label), place);
}

LocalizedText required_label(const LocalizedText& label) {
  return {required_words(label.vi, "label vi"), required_words(label.en, "label en")};
}

/// Behind which element a new entry stands that comes last.
const SourceElement& last_before_rules(const SourceElement& root) {
  const SourceElement* last = nullptr;
  for (const SourceElement& child : root.children) {
    if (child.name != "rules") last = &child;
  }
  return *last;  // the schema asks for title and pages
}

void insert_entry(Splices& splices, const std::string& text, const SourceElement& root, std::string_view xml,
                  const std::string& before) {
  if (before.empty()) return splices.insert_after(last_before_rules(root), xml);
  const SourceElement& next = entry_named(text, root, before);
  const std::string indent = indent_at(text, next.whole.begin);
  splices.insert(lines_of(text, next, true).begin, "\n" + indent + indented(xml, indent));
}

}  // namespace

std::string with_zone(const FormText& form, const std::string& field, std::size_t index, const Zone& wanted) {
  const Zone zone = rounded(wanted);
  require_on_page(outline_of(form.xml, form.file), zone);
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = field_named(form.xml, root, field);
  Splices splices(form.xml);
  const auto options = element.children_named("option");
  const auto zones = zones_in(element);
  if (index > zones.size()) refuse_unknown(fmt::format("{}, {}", field, index + 1));
  if (index < zones.size())
    set_zone(splices, form.xml, *zones[index], zone);
  else if (options.empty())
    splices.insert_after(*zones.back(), zone_xml(zone));
  else
    splices.insert_after(*options.back(), option_xml(next_option(form.xml, options), zone_xml(zone)));
  return splices.text();
}

std::string without_zone(const FormText& form, const std::string& field, std::size_t index) {
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = field_named(form.xml, root, field);
  const auto options = element.children_named("option");
  const auto places = options.empty() ? element.children_named("zone") : options;
  if (index >= places.size()) refuse_unknown(fmt::format("{}, {}", field, index + 1));
  if (places.size() == 1) refuse(field, "a field with at least one place");
  Splices splices(form.xml);
  splices.remove(*places[index]);
  return splices.text();
}

std::string with_option(const FormText& form, const std::string& field, std::size_t index, const ChoiceOption& option) {
  require_option_value(option.value);
  const LocalizedText label = required_label(option.label);
  const SourceElement root = source_tree(form.xml, form.file);
  const auto options = field_named(form.xml, root, field).children_named("option");
  if (index >= options.size()) refuse_unknown(fmt::format("{}, {}", field, index + 1));
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i != index && raw_value(form.xml, *options[i], "value") == option.value) refuse(option.value, "a new value");
  }
  Splices splices(form.xml);
  splices.set_attribute(*options[index], "value", option.value);
  splices.set_attribute(*options[index]->child("label"), "vi", label.vi);
  splices.set_attribute(*options[index]->child("label"), "en", label.en);
  return splices.text();
}

std::string with_field_changed(const FormText& form, const std::string& name, const FieldChange& change) {
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = labelled_named(form.xml, root, name);
  Splices splices(form.xml);
  if (change.id && *change.id != raw_value(form.xml, element, "id")) {
    require_new_id(form.xml, root, element, *change.id);
    splices.set_attribute(element, "id", *change.id);
  }
  if (change.label_vi)
    splices.set_attribute(*element.child("label"), "vi", required_words(*change.label_vi, "label vi"));
  if (change.label_en)
    splices.set_attribute(*element.child("label"), "en", required_words(*change.label_en, "label en"));
  if (change.choose) {
    const bool known = *change.choose == "one" || *change.choose == "at-most-one" || *change.choose == "any";
    if (!known || !element.child("option")) refuse("choose " + *change.choose, "one, at-most-one or any, of a choice");
    splices.set_attribute(element, "choose", *change.choose);
  }
  return splices.text();
}

std::string with_reading(const FormText& form, const std::string& name, const Reading& reading) {
  require_reading(reading);
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = field_named(form.xml, root, name);
  const bool choice = reading.type == "choice";
  if (choice && element.name == "column") refuse("choice", "a type that a table's column may have");
  Splices splices(form.xml);
  set_reading(splices, element, reading);
  const auto options = element.children_named("option");
  const auto zones = zones_in(element);
  if (choice && options.empty()) {
    for (std::size_t i = 0; i < zones.size(); ++i) {
      const Span span = zones[i]->whole;
      const std::string zone = form.xml.substr(span.begin, span.end - span.begin);
      splices.replace(span, indented(option_xml(new_option(i + 1), zone), indent_at(form.xml, span.begin)));
    }
  }
  if (!choice && !options.empty()) {
    splices.remove_attribute(element, "choose");
    for (std::size_t i = 0; i < options.size(); ++i) {
      const Span span = zones[i]->whole;
      splices.replace(options[i]->whole, form.xml.substr(span.begin, span.end - span.begin));
    }
  }
  return splices.text();
}

std::string with_table(const FormText& form, const std::string& table, const TableChange& change) {
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = entry_named(form.xml, root, table);
  if (element.name != "table") refuse_unknown(table);
  Splices splices(form.xml);
  const auto set = [&](const char* name, const std::optional<double>& length) {
    if (!length) return;
    require_length(*length, name);
    set_length(splices, form.xml, element, name, *length);
  };
  set("x", change.x);
  set("y", change.y);
  if (change.row_height && *change.row_height < 0.01) refuse("row-height", "more than 0 mm");
  set("row-height", change.row_height);
  if (change.rows) {
    if (*change.rows < 1 || *change.rows > 200) refuse(fmt::format("rows {}", *change.rows), "1 .. 200");
    splices.set_attribute(element, "rows", std::to_string(*change.rows));
  }
  return splices.text();
}

std::string with_column(const FormText& form, const std::string& column, double x, double width) {
  require_length(x, "x");
  require_length(width, "width");
  if (width < 0.01) refuse("width", "more than 0 mm");
  const SourceElement root = source_tree(form.xml, form.file);
  const SourceElement& element = field_named(form.xml, root, column);
  if (element.name != "column") refuse_unknown(column);
  Splices splices(form.xml);
  set_length(splices, form.xml, element, "x", x);
  set_length(splices, form.xml, element, "width", width);
  return splices.text();
}

std::string with_new_field(const FormText& form, const std::string& id, const Reading& reading,
                           const LocalizedText& label, const Zone& wanted, const std::string& before) {
  require_reading(reading);
  const Zone zone = rounded(wanted);
  require_on_page(outline_of(form.xml, form.file), zone);
  const SourceElement root = source_tree(form.xml, form.file);
  require_new_field_id(form.xml, root, id);
  Splices splices(form.xml);
  insert_entry(splices, form.xml, root, field_xml(id, reading, required_label(label), zone), before);
  return splices.text();
}

std::string without_entry(const FormText& form, const std::string& id) {
  const SourceElement root = source_tree(form.xml, form.file);
  Splices splices(form.xml);
  splices.remove(entry_named(form.xml, root, id));
  return splices.text();
}

std::string with_entry_moved(const FormText& form, const std::string& id, const std::string& before) {
  const SourceElement root = source_tree(form.xml, form.file);
  const Span moved = lines_of(form.xml, entry_named(form.xml, root, id), true);
  const SourceElement& last = last_before_rules(root);
  const std::size_t target = before.empty() ? lines_of(form.xml, last, true).end
                                            : lines_of(form.xml, entry_named(form.xml, root, before), true).begin;
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
