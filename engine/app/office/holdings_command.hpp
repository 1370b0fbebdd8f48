// `hoso holdings`: what is held about a person.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Every dossier whose present values hold the number, with its files, made files and history. Throws what
/// open_workspace throws.
ExitCode holdings_command(const CommandLine&);

}  // namespace hoso::app
