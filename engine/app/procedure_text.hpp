// A procedure for people and programs.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include <hoso/procedure_guide.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// What people need to know, in plain words: where, how long, how much, and the papers of each case.
[[nodiscard]] std::string checklist(const Procedure&, const ProcedureGuide&, const CommandLine&);

/// All that the portal says, as a checklist: where, how long, how much, which papers, with a box before each; then
/// results and legal bases. Names are Vietnamese only, as the portal gives them.
[[nodiscard]] std::string full_checklist(const Procedure&, const CommandLine&);

[[nodiscard]] nlohmann::ordered_json json_of(const Procedure&);

}  // namespace hoso::app
