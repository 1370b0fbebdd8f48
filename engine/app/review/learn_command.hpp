// `hoso learn`: lessons from an office's confirmed dossiers, used only when they hurt nobody.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Learns from the older half of the confirmed dossiers, reads the newer half again with it and prints the comparison.
/// Without --replay the lessons of all are used from then on when none of them made a value newly wrong; --off stops
/// using any.
ExitCode learn_command(const CommandLine&);

}  // namespace hoso::app
