#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso pack`: docs/packages.md.
ExitCode pack_command(const CommandLine&);

}  // namespace hoso::app
