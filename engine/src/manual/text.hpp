// Small texts that all shells and pages are put together from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "manual/command_description.hpp"

namespace hoso::manual {

/// "a b c".
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view between = " ");

/// All occurrences of `what` become `with`.
[[nodiscard]] std::string replaced(std::string text, std::string_view what, std::string_view with);

/// One word for a shell that takes what stands between single quotes as it is: bash, zsh.
[[nodiscard]] std::string single_quoted(std::string_view text);

/// The names of a command's actions.
[[nodiscard]] std::vector<std::string> action_names(const CommandDescription&);

/// "run"; "plugin new". `above` is empty for a command of the program.
[[nodiscard]] std::string path_of(const std::string& above, const CommandDescription&);

}  // namespace hoso::manual
