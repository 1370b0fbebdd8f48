#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `hoso form draft BLANK`: a template folder proposed from one blank. Throws Error("draft.…"), what reading a file
/// throws, and Error("output.not_written").
ExitCode draft_command(const CommandLine&);

/// `sub` keeps pointers into `line`.
void declare_form(CLI::App& sub, CommandLine& line);

}  // namespace hoso::app
