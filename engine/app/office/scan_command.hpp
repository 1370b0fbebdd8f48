// `hoso scan`: papers from a scanner.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// All sheets become one TIFF file, a dossier of the store or `--out`; when the scanner stops in between, nothing is
/// kept. Throws what intake::Scanner throws, "plugin.unknown_stage" without the plugin.
ExitCode scan_command(const CommandLine&);

}  // namespace hoso::app
