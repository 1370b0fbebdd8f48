#include "template_editing/field_edits.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "template_editing/edit_checks.hpp"
#include "template_editing/entry_xml.hpp"
#include "template_editing/named_elements.hpp"
#include "template_editing/splices.hpp"

namespace hoso::template_editing {
namespace {

Zone rounded(const Zone& zone) {
  const MmRect& box = zone.box;
  return {zone.page, {rounded_mm(box.x), rounded_mm(box.y), rounded_mm(box.width), rounded_mm(box.height)}};
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

std::string field_xml(const std::string& id, const Reading& reading, const LocalizedText& label, const Zone& zone) {
  std::string xml = fmt::format(R"(<field id="{}" type="{}" recognizer="{}")", id, reading.type, reading.recognizer);
  if (reading.cells > 0) xml += fmt::format(R"( cells="{}")", reading.cells);
  const bool choice = reading.type == "choice";
  const std::string place = choice ? indented(option_xml(new_option(1), zone_xml(zone)), "  ") : zone_xml(zone);
  return xml + fmt::format(">\n  {}\n  {}\n</field>", label_xml(label), place);
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

std::string with_new_field(const FormText& form, const std::string& id, const Reading& reading,
                           const LocalizedText& label, const Zone& wanted, const std::string& before) {
  require_reading(reading);
  const Zone zone = rounded(wanted);
  require_on_page(outline_of(form.xml, form.file), zone);
  const SourceElement root = source_tree(form.xml, form.file);
  require_new_field_id(form.xml, root, id);
  Splices splices(form.xml);
  const SourceElement* next = before.empty() ? nullptr : &entry_named(form.xml, root, before);
  insert_entry(splices, form.xml, root, field_xml(id, reading, required_label(label), zone), next);
  return splices.text();
}

}  // namespace hoso::template_editing
