#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `hoso form ACTION`. Throws what the action throws.
ExitCode form_command(const CommandLine&);

/// `sub` keeps pointers into `line`.
void declare_form(CLI::App& sub, CommandLine& line);

}  // namespace hoso::app
