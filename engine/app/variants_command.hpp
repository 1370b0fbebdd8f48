#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso variants`: lists what is remembered; shows, confirms or removes one. Throws Error
/// ("usage.unknown_variant"), and "variants.…" for one that cannot be used.
ExitCode variants_command(const CommandLine&);

}  // namespace hoso::app
