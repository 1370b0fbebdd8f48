#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso verify`: is a package whole, valid, signed by whom. Parses the package in a confined child.
ExitCode verify_command(const CommandLine&);

/// `hoso unpack`: the files of a zip into a new folder, or none of them.
ExitCode unpack_command(const CommandLine&);

}  // namespace hoso::app
