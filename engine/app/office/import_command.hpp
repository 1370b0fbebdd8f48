// `hoso import`: files become a dossier.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// The files are one dossier, with --each a dossier each. Files whose content is a dossier already are told, not taken
/// twice. Throws what intake::read_whole, store::receive and open_workspace throw; then no dossier was made of the
/// file.
ExitCode import_command(const CommandLine&);

}  // namespace hoso::app
