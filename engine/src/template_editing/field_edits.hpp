// Changes to the fields and tables of form.xml: text in, text out. What a change does not concern stays byte for byte.
#pragma once

#include <optional>
#include <string>

#include <hoso/form_template.hpp>

namespace hoso::template_editing {

/// form.xml as it stands, and the name by which messages call it. All functions here are pure. They throw
/// Error("designer.unknown") for a name that is not there, and Error("designer.invalid") for a value that no template
/// may have: an id that is none or is taken, a place off its page, an empty text. A name is a field's id, or
/// "table.column" where no field has it.
struct FormText {
  std::string xml;
  std::string file;
};

/// Nothing = as it is.
struct FieldChange {
  std::optional<std::string> id = {};
  std::optional<std::string> label_vi = {};
  std::optional<std::string> label_en = {};
  std::optional<std::string> choose = {};  ///< "one", "at-most-one", "any"
};

/// How a field is read.
struct Reading {
  std::string type;
  std::string recognizer;
  int cells = 0;  ///< with recognizer "boxes", 1 .. 100
};

/// Lengths in mm from the page's top left corner.
struct TableChange {
  std::optional<double> x = {};
  std::optional<double> y = {};
  std::optional<double> row_height = {};
  std::optional<int> rows = {};
};

/// The place of a field's line, or of the option's box, number `index`. One behind the last adds a line or an option.
[[nodiscard]] std::string with_zone(const FormText&, const std::string& field, std::size_t index, const Zone&);
/// One line or option less; the last one stays.
[[nodiscard]] std::string without_zone(const FormText&, const std::string& field, std::size_t index);
[[nodiscard]] std::string with_option(const FormText&, const std::string& field, std::size_t index,
                                      const ChoiceOption&);
[[nodiscard]] std::string with_field_changed(const FormText&, const std::string& name, const FieldChange&);
/// Zones become options with values "option_1", …, when the field becomes a choice, and the other way.
[[nodiscard]] std::string with_reading(const FormText&, const std::string& name, const Reading&);
/// A table's place; its label is changed like a field's.
[[nodiscard]] std::string with_table(const FormText&, const std::string& table, const TableChange&);
[[nodiscard]] std::string with_column(const FormText&, const std::string& column, double x, double width);
/// A field with one place, before the entry `before`, or behind the last when that is empty.
[[nodiscard]] std::string with_new_field(const FormText&, const std::string& id, const Reading&, const LocalizedText&,
                                         const Zone&, const std::string& before);
/// Without the field or table.
[[nodiscard]] std::string without_entry(const FormText&, const std::string& id);
/// The field or table, with the comments right above it, before the entry `before`, or behind the last when that is
/// empty.
[[nodiscard]] std::string with_entry_moved(const FormText&, const std::string& id, const std::string& before);
/// The rules file is named at the end, once.
[[nodiscard]] std::string with_rules_file(const FormText&, const std::string& rules_file);

}  // namespace hoso::template_editing
