#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso why FILE FIELD`: how a field came by its value. The one command that prints values it was
/// not sure of and pictures of them: to who asked, never into logs.
ExitCode why_command(const CommandLine&);

}  // namespace hoso::app
