#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso receipt`: the receipt of a package with the day when the answer is due.
ExitCode receipt_command(const CommandLine&);

}  // namespace hoso::app
