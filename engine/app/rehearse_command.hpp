#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso rehearse`: what a receiving system would refuse. docs/portal.md.
ExitCode rehearse_command(const CommandLine&);

}  // namespace hoso::app
