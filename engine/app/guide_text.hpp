// The guide of a procedure for people and programs.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include <hoso/procedure_guide.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// A checklist in plain words, case by case, of lines of at most 100 columns: each paper with a box before it,
/// whether it is only shown, when it is needed, and its code; then how hoso fills and checks the forms among them. Only
/// the case `line.procedure_case` when that is said.
[[nodiscard]] std::string guide_lines(const ProcedureGuide&, const CommandLine& line);

[[nodiscard]] nlohmann::ordered_json json_of(const ProcedureGuide&);

}  // namespace hoso::app
