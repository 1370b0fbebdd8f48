// hoso export: packages as a table.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

[[nodiscard]] ExitCode export_command(const CommandLine&);

}  // namespace hoso::app
