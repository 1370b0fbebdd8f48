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

/// Adds `draft` to `sub`, which keeps pointers into `line`.
CLI::App& declare_draft(CLI::App& sub, CommandLine& line);

}  // namespace hoso::app
