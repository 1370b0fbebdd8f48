// `hoso review`: the desk in a browser. docs/review.md.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Serves until it is asked to stop. Prints the address, and the one-time link for the first account when there is
/// none.
ExitCode review_command(const CommandLine&);

}  // namespace hoso::app
