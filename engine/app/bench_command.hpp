#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso bench`: reads samples with truth (given, or generated), prints the score; with
/// --contest also what hoso and other programs cost on the same pages.
ExitCode bench_command(const CommandLine&);

}  // namespace hoso::app
