// `hoso audit`: the history, and whether it is whole.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// needs_review with store.broken_audit when an entry is not what was written, or the head kept elsewhere is not in the
/// chain. Throws Error "store.unknown_dossier" for a dossier without any entry.
ExitCode audit_command(const CommandLine&);

}  // namespace hoso::app
