#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso plugins`: every library found, its stages and options, or why it was refused.
ExitCode plugins_command(const CommandLine&);
/// `hoso forms`: every form and version, and when it is in force.
ExitCode forms_command(const CommandLine&);
/// `hoso version`.
ExitCode version_command(const CommandLine&);

}  // namespace hoso::app
