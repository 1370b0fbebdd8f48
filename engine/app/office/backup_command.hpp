// `hoso backup` and `hoso restore`.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Throws what store::back_up throws.
ExitCode backup_command(const CommandLine&);
/// Throws what store::restore throws.
ExitCode restore_command(const CommandLine&);

}  // namespace hoso::app
