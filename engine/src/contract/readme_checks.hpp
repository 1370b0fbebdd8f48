// A plugin's README against what the plugin declares.
#pragma once

#include <hoso/options.hpp>
#include <string>
#include <vector>

#include "contract/failure.hpp"

namespace hoso::contract {

/// "readme": `text` has a table whose first heading is "option" with a row per declared option,
/// `name` in backticks and the default in the second cell (empty where the default is), and no
/// row for an option that there is not. Without options no table is asked for.
[[nodiscard]] Failures check_readme(const std::string& text,
                                    const std::vector<OptionSpec>& options);

}  // namespace hoso::contract
