// CLI11's declarations as data.
#pragma once

#include "manual/command_description.hpp"

namespace CLI {
class App;
}

namespace hoso::app {

/// `app` with its options and, below it, its commands; those that help does not show are left out.
[[nodiscard]] manual::CommandDescription describe(const CLI::App& app);

}  // namespace hoso::app
