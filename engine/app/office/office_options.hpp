// Options of the commands around the office's store and its intake.
#pragma once

#include <functional>

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// Adds a command, with what all commands have.
using AddCommand = std::function<CLI::App&(Command, const char* name, const char* summary)>;

/// The subcommands keep pointers into `line`.
void declare_office(const AddCommand& add, CommandLine& line);

}  // namespace hoso::app
