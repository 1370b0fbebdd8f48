#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso signatures`: docs/signatures.md.
ExitCode signatures_command(const CommandLine&);

}  // namespace hoso::app
