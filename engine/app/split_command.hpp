#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso split`: the dossiers of a scanned stack, as a proposal. `hoso run --split`: the same, and a package of each.
ExitCode split_command(const CommandLine&);

}  // namespace hoso::app
