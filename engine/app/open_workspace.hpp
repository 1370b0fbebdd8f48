// The workspace that the command line means.
#pragma once

#include <string>

#include "command_line.hpp"
#include "store/workspace.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// Declares --workspace and --key-file. `sub` keeps pointers into `line`.
void declare_workspace(CLI::App& sub, CommandLine& line);

/// Declares --key-file alone.
void declare_key_file(CLI::App& sub, CommandLine& line);

/// --workspace, else HOSO_WORKSPACE. Throws Error "usage.invalid" when neither is said.
[[nodiscard]] std::filesystem::path workspace_folder(const CommandLine&);
/// The secret of a sealed workspace: the first line of --key-file or HOSO_KEY_FILE ("-" = standard input), else what is
/// typed at the terminal. Throws what read_pin throws.
[[nodiscard]] std::string workspace_secret(const CommandLine&);
/// Throws what workspace_folder, workspace_secret and store::Workspace throw.
[[nodiscard]] store::Workspace open_workspace(const CommandLine&);

}  // namespace hoso::app
