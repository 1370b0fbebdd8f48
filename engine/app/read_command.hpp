#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso run`, `hoso read`, `hoso check`. Prints what the user asked for. May end the process
/// itself, with the exit code it would return, when a stage hangs and cannot be stopped.
ExitCode read_command(const CommandLine&);

}  // namespace hoso::app
