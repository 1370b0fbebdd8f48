#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso templates lint`: every mistake of every template, not just the first.
ExitCode lint_command(const CommandLine&);

}  // namespace hoso::app
