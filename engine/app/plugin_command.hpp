// `hoso plugin`: for people who write plugins. docs/plugins.md.
#pragma once

#include <hoso/message.hpp>

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// Declares `new` and `check` with their options. `sub` keeps pointers into `line`.
void declare_plugin(CLI::App& sub, CommandLine& line);

/// `hoso plugin new KIND NAME`: a project that is built or checked, tested and run by the three commands printed.
/// Throws Error "workshop.…" for a kind there is not or not in that language, a name that is none, a folder that exists
/// and a missing skeleton, "output.not_written".
ExitCode plugin_new_command(const CommandLine&);

/// `hoso plugin check LIB`: ExitCode::needs_review when the library breaks the contract, each breach with its code.
/// The library runs in a process of its own, so that its crash is a breach, too. Throws what make_material throws.
ExitCode plugin_check_command(const CommandLine&);

}  // namespace hoso::app
