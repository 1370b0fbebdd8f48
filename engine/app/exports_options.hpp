// Options of the commands that make other things of packages and stacks.
#pragma once

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `sub` keeps pointers into `line`.
void declare_cover(CLI::App& sub, CommandLine& line);
void declare_export(CLI::App& sub, CommandLine& line);
void declare_separator(CLI::App& sub, CommandLine& line);

}  // namespace hoso::app
