// Completion of the command line in the user's shell. Pure functions; nothing is looked up when a script is made, so it
// knows the commands of one version of hoso.
#pragma once

#include <string>

#include "manual/command_description.hpp"

namespace hoso::manual {

/// For bash 4.4 and later (compopt); needs no bash-completion functions.
[[nodiscard]] std::string bash_completion(const CommandDescription& program);

/// For zsh's compsys: a file `_hoso` in a folder of $fpath.
[[nodiscard]] std::string zsh_completion(const CommandDescription& program);

/// For fish 3.
[[nodiscard]] std::string fish_completion(const CommandDescription& program);

}  // namespace hoso::manual
