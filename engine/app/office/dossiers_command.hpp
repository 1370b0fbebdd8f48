// `hoso dossiers`: the list.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Those that need review first, then newest first. Throws what open_workspace throws.
ExitCode dossiers_command(const CommandLine&);

}  // namespace hoso::app
