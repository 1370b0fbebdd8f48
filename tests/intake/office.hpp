// An office's workspace, and the hoso command run on it.
#pragma once

#include <nlohmann/json.hpp>

#include "store/made_store.hpp"

namespace hoso::intake_tests {

using testing_support::CommandResult;

struct Office : store::testing::MadeStore {
  explicit Office(std::string with_secret = {}) : MadeStore(std::move(with_secret)) {}

  [[nodiscard]] CommandResult run(std::vector<std::string> arguments,
                                  const std::vector<std::string>& environment = {}) const {
    arguments.insert(arguments.begin() + 1, {"--workspace", path.string()});
    return testing_support::run_command(HOSO_COMMAND, arguments, environment);
  }
  /// Standard output as JSON; null when it is none.
  [[nodiscard]] nlohmann::json json_of(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    return nlohmann::json::parse(run(std::move(arguments)).out, nullptr, false);
  }
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    return folder.write(name, content).string();
  }
};

}  // namespace hoso::intake_tests
