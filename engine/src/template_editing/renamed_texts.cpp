#include "template_editing/renamed_texts.hpp"

#include <utility>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "template_editing/edit_checks.hpp"
#include "template_editing/splices.hpp"
#include "template_editing/written_text.hpp"

namespace hoso::template_editing {
namespace {

using Kind = Renaming::Kind;

/// Gathers what a renaming changes in one XML text.
class NameSplices {
 public:
  NameSplices(const std::string& xml, const std::string& file, const Renaming& renaming)
      : xml_(xml), root_(source_tree(xml, file)), splices_(xml), renaming_(renaming) {}

  [[nodiscard]] const SourceElement& root() const { return root_; }
  [[nodiscard]] std::string text() const { return splices_.text(); }
  [[nodiscard]] std::string value(const SourceElement& element, std::string_view name) const {
    return raw_value(xml_, element, name);
  }

  /// The attribute becomes the new id where it says the former one.
  void rename(const SourceElement& element, std::string_view attribute) {
    if (value(element, attribute) == renaming_.from) splices_.set_attribute(element, attribute, renaming_.to);
  }

  void apply(const WrittenText& written, const std::vector<NameChange>& changes, std::size_t offset = 0) {
    for (const NameChange& change : changes) {
      splices_.replace(written.place_of(offset + change.begin, offset + change.end), change.to);
    }
  }

  /// Parameters that repeat a field.
  void rename_parameters(const SourceElement& field) {
    for (const SourceElement* parameter : field.children_named("parameter")) {
      const SourceAttribute* attribute = parameter->attribute("value");
      if (value(*parameter, "name") != "repeats" || !attribute) continue;
      const WrittenText written = value_as_read(xml_, *attribute);
      apply(written, changes_in_name(written.text, renaming_));
    }
  }

  /// Fields and tables as form.xml and the head of layout.xml declare them.
  void rename_declared(const SourceElement& parent) {
    for (const SourceElement& entry : parent.children) {
      const bool is_table = entry.name == "table";
      if (!is_table && entry.name != "field") continue;
      if (renaming_.kind != Kind::column) rename(entry, "id");
      rename_parameters(entry);
      const bool of_it = renaming_.kind == Kind::column && value(entry, "id") == renaming_.table;
      for (const SourceElement* column : entry.children_named("column")) {
        if (is_table && of_it) rename(*column, "id");
        rename_parameters(*column);
      }
    }
  }

 private:
  const std::string& xml_;
  SourceElement root_;
  Splices splices_;
  const Renaming& renaming_;
};

/// Places of layout.xml: a table's columns name columns, everything else fields.
void rename_places(NameSplices& splices, const SourceElement& parent, const Renaming& renaming) {
  for (const SourceElement& place : parent.children) {
    if (place.name != "table") {
      if (renaming.kind == Kind::field) splices.rename(place, "field");
      rename_places(splices, place, renaming);
      continue;
    }
    const bool of_it = renaming.kind == Kind::column && splices.value(place, "id") == renaming.table;
    if (renaming.kind == Kind::table) splices.rename(place, "id");
    for (const SourceElement* column : place.children_named("column")) {
      if (of_it) splices.rename(*column, "field");
    }
  }
}

class RuleRenaming {
 public:
  RuleRenaming(NameSplices& splices, const std::string& xml, const Renaming& renaming)
      : splices_(splices), xml_(xml), renaming_(renaming) {}

  void rename(const SourceElement& rule) {
    for_each_ = splices_.value(rule, "for-each");
    if (renaming_.kind == Kind::table) splices_.rename(rule, "for-each");
    if (const SourceAttribute* fields = rule.attribute("fields")) rename_list(value_as_read(xml_, *fields));
    if (const SourceAttribute* when = rule.attribute("when")) rename_expression(value_as_read(xml_, *when));
    for (const SourceElement& part : rule.children) {
      if (part.name == "require") rename_expression(content_as_read(xml_, part));
      for (const char* language : {"vi", "en"}) {
        if (const SourceAttribute* text = part.attribute(language)) rename_message(value_as_read(xml_, *text));
      }
    }
  }

 private:
  void rename_list(const WrittenText& written) {
    constexpr std::string_view white = " \t\r\n";
    const std::string_view list = written.text;
    for (std::size_t begin = list.find_first_not_of(white); begin != std::string_view::npos;) {
      const std::size_t end = std::min(list.find_first_of(white, begin), list.size());
      splices_.apply(written, changes_in_name(list.substr(begin, end - begin), renaming_), begin);
      begin = list.find_first_not_of(white, end);
    }
  }

  void rename_expression(const WrittenText& written) {
    splices_.apply(written, changes_in_expression(written.text, for_each_, renaming_));
  }

  /// Placeholders as placeholder_names() tells them.
  void rename_message(const WrittenText& written) {
    const std::string_view text = written.text;
    for (std::size_t open = text.find('{'); open != std::string_view::npos;) {
      const std::size_t close = text.find('}', open);
      if (close == std::string_view::npos) break;
      const std::string_view expression = text.substr(open + 1, close - open - 1);
      splices_.apply(written, changes_in_expression(expression, for_each_, renaming_), open + 1);
      open = text.find('{', close);
    }
  }

  NameSplices& splices_;
  const std::string& xml_;
  const Renaming& renaming_;
  std::string for_each_;
};

}  // namespace

std::string form_renamed(const std::string& xml, const std::string& file, const Renaming& renaming) {
  NameSplices splices(xml, file, renaming);
  splices.rename_declared(splices.root());
  return splices.text();
}

std::string layout_renamed(const std::string& xml, const std::string& file, const Renaming& renaming) {
  NameSplices splices(xml, file, renaming);
  if (const SourceElement* fields = splices.root().child("fields")) splices.rename_declared(*fields);
  for (const SourceElement* page : splices.root().children_named("page")) rename_places(splices, *page, renaming);
  return splices.text();
}

std::string rules_renamed(const std::string& xml, const std::string& file, const Renaming& renaming) {
  NameSplices splices(xml, file, renaming);
  for (const SourceElement* rule : splices.root().children_named("rule")) {
    try {
      RuleRenaming(splices, xml, renaming).rename(*rule);
    } catch (const Error& error) {
      const std::string detail = error.arguments().at("detail");
      refuse(fmt::format("{}, {}: {}", file, splices.value(*rule, "code"), detail), error.arguments().at("expected"));
    }
  }
  return splices.text();
}

}  // namespace hoso::template_editing
