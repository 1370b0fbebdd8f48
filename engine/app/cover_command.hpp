#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso cover`: cover sheet and index of a package's papers, as PDF/A-2a.
ExitCode cover_command(const CommandLine&);

}  // namespace hoso::app
