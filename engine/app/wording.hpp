// What people read in several places.
#pragma once

#include <string>
#include <vector>

#include <hoso/field_value.hpp>
#include <hoso/finding.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `text` in the language asked for; Vietnamese where both are.
[[nodiscard]] const std::string& say(const CommandLine&, const LocalizedText& text);

[[nodiscard]] LocalizedText text_of(FieldState);
[[nodiscard]] LocalizedText text_of(FindingSeverity);

/// Numbered; each with its severity, code, next step and legal source.
[[nodiscard]] std::string findings_list(const std::vector<Finding>&, const CommandLine&);

}  // namespace hoso::app
