#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso procedures [CODE]`: the procedures known, or what one asks for as a checklist. Throws Error
/// "usage.unknown_procedure", "procedure.invalid".
ExitCode procedures_command(const CommandLine&);

}  // namespace hoso::app
