// `hoso work`: a process that reads and packages what is queued in a workspace.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Works until it is asked to stop, or, with --until-empty, until nothing is queued. May be killed at any point: what
/// it did not finish is given to another worker.
ExitCode work_command(const CommandLine&);

}  // namespace hoso::app
