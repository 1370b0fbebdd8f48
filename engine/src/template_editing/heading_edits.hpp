// Changes to the heading of form.xml, and to what it leaves to be decided.
#pragma once

#include <optional>
#include <string>

#include "template_editing/form_text.hpp"

namespace hoso::template_editing {

/// Nothing = as it is.
struct HeadingChange {
  std::optional<std::string> title_vi = {};
  std::optional<std::string> title_en = {};
  std::optional<std::string> legal_source = {};
  std::optional<std::string> valid_from = {};     ///< ISO 8601 date
  std::optional<std::string> superseded_on = {};  ///< ISO 8601 date, not before the day of valid_from; empty = none
};

[[nodiscard]] std::string with_heading(const FormText&, const HeadingChange&);

/// Without the comment that says TODO in line `line` (from 1), with the lines that it fills. Throws
/// Error("designer.unknown") where no such comment stands.
[[nodiscard]] std::string without_todo(const FormText&, int line);

}  // namespace hoso::template_editing
