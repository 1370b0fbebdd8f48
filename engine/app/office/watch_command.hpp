// `hoso watch`: a scanner's drop folder.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Takes papers until SIGINT or SIGTERM, with --once until nothing in the folder is being written any more. Throws what
/// intake::DropFolder throws; whatever ends it, nothing is lost or taken twice.
ExitCode watch_command(const CommandLine&);

}  // namespace hoso::app
