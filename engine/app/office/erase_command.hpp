// `hoso erase` and `hoso expire`.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Throws what store::erase throws.
ExitCode erase_command(const CommandLine&);
/// Lists dossiers whose time is up; with --yes erases them, then files that nobody has. Throws what store::erase
/// throws.
ExitCode expire_command(const CommandLine&);

}  // namespace hoso::app
