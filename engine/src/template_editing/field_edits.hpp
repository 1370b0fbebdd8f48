// Changes to the fields of form.xml. Other ids are given by renaming.hpp, for rules speak of them.
#pragma once

#include <optional>
#include <string>

#include <hoso/form_template.hpp>

#include "template_editing/form_text.hpp"

namespace hoso::template_editing {

/// Of a field, column or table. Nothing = as it is.
struct FieldChange {
  std::optional<std::string> label_vi = {};
  std::optional<std::string> label_en = {};
  std::optional<std::string> choose = {};  ///< "one", "at-most-one", "any"
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
/// A field with one place, before the entry `before`, or behind the last when that is empty.
[[nodiscard]] std::string with_new_field(const FormText&, const std::string& id, const Reading&, const LocalizedText&,
                                         const Zone&, const std::string& before);

}  // namespace hoso::template_editing
