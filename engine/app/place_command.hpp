#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace hoso::app {

/// `hoso place TEXT`: today's unit of an address, its code, and how sure. needs_review = a person must
/// choose one of several, or only the province is known. Throws Error("place.unknown").
ExitCode place_command(const CommandLine&);

}  // namespace hoso::app
