// What form.xml says, also while it breaks rules that only the reader of whole templates checks.
#pragma once

#include <string>
#include <vector>

#include <hoso/form_template.hpp>

#include "template_editing/source_tree.hpp"

namespace hoso::template_editing {

struct PageOutline {
  std::string blank;  ///< file name
  std::string words;  ///< file name
  double width_mm = 0;
  double height_mm = 0;
};

/// A field, or a table's column: that has no zones and stands at `x`, `width` of its table.
struct FieldOutline {
  std::string id;
  std::string type;
  std::string recognizer;
  std::string choose;  ///< empty = not said
  int cells = 0;       ///< 0 = not said
  LocalizedText label;
  std::vector<Zone> zones;
  std::vector<ChoiceOption> options;
  double x = 0;
  double width = 0;
};

/// A field or a table, in the file's order.
struct EntryOutline {
  bool is_table = false;
  FieldOutline field;  ///< of a table: id and label only
  int page = 0;        ///< of a table, from 0; `x`, `y`, `rows` and `row_height` likewise
  double x = 0;
  double y = 0;
  int rows = 0;
  double row_height = 0;
  std::vector<FieldOutline> columns = {};
};

struct FormOutline {
  std::string id;
  std::string version;
  LocalizedText title;
  std::string legal_source;
  std::string valid_from;     ///< ISO 8601 date
  std::string superseded_on;  ///< ISO 8601 date; empty = in force
  std::vector<PageOutline> pages;
  std::vector<EntryOutline> entries;
  std::vector<std::string> rules_files;  ///< as named: "../rules.xml"
};

/// A place that says TODO.
struct Todo {
  int line = 0;         ///< from 1
  std::string subject;  ///< id of the field or table it stands in; empty = the form
  std::string text;     ///< the line, trimmed
  Span comment = {};    ///< the comment that says it; empty = it stands in a value
};

/// Throws Error("template.invalid") for a text that breaks templates/schema/form.xsd. Pure.
[[nodiscard]] FormOutline outline_of(const std::string& form_xml, const std::string& file);
/// In the file's order. Throws as source_tree. Pure.
[[nodiscard]] std::vector<Todo> todos_in(const std::string& form_xml, const std::string& file);

}  // namespace hoso::template_editing
