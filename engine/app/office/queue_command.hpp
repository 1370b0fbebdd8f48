// `hoso queue`: how reading goes.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// Shows, pauses, resumes, or tries a dossier again. Throws Error "store.unknown_dossier", "store.wrong_state".
ExitCode queue_command(const CommandLine&);

}  // namespace hoso::app
