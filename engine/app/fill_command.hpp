#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso fill`: data typed onto the clean form, as PDF/A-2a; or, with --skeleton, the data to fill in.
ExitCode fill_command(const CommandLine&);

}  // namespace hoso::app
