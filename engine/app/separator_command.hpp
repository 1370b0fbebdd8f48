#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso separator`: the sheet that divides a stack, as PDF/A-2a.
ExitCode separator_command(const CommandLine&);

}  // namespace hoso::app
