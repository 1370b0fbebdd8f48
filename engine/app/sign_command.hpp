#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso sign`: docs/signatures.md.
ExitCode sign_command(const CommandLine&);

}  // namespace hoso::app
