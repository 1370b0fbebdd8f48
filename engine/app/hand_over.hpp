// Signing by somebody else's program: the officer's token has its own.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso sign FILE --hand-over DIR` puts a copy of FILE into DIR and says what to do; `hoso sign FILE --take-back
/// SIGNED
/// --out OUT` keeps SIGNED as OUT when it is FILE with a signature that holds and nothing else. Throws Error
/// "signing.prefix_changed", "signing.unsigned", or the signature's own code.
ExitCode hand_over_command(const CommandLine&);

}  // namespace hoso::app
