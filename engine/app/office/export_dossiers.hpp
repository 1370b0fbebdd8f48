// `hoso export --workspace`: dossiers as plain files.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// A new folder `<out>/<id>` for each dossier, whole or not there: originals, history, made files. No name that a
/// person gave becomes a path. Throws Error "store.unknown_dossier", "output.not_written".
ExitCode export_dossiers(const CommandLine&);

}  // namespace hoso::app
