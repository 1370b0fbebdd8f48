// A procedure for people and programs.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include <hoso/procedure.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// A checklist: where, how long, how much, which papers, with a box before each; then results and legal
/// bases. Names are Vietnamese only, as the portal gives them.
[[nodiscard]] std::string checklist(const Procedure&, const CommandLine&);

[[nodiscard]] nlohmann::ordered_json json_of(const Procedure&);

}  // namespace hoso::app
