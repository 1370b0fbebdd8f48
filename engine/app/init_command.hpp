// `hoso init`: a folder becomes an office's workspace.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `sub` keeps pointers into `line`.
void declare_init(CLI::App& sub, CommandLine& line);

/// Throws what store::make_workspace and workspace_secret throw.
ExitCode init_command(const CommandLine&);

}  // namespace hoso::app
