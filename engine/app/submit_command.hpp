#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso submit`: a package handed over to a receiving system. docs/portal.md.
ExitCode submit_command(const CommandLine&);

}  // namespace hoso::app
