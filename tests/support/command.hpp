// Runs a program and keeps what it wrote, for tests of whole commands.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace hoso::testing_support {

struct CommandResult {
  int exit_code = -1;  ///< 128 + signal number when a signal ended it
  std::string out;
  std::string err;
};

/// `argv[0]` is a path or a name in PATH; `environment` is added to this process's. Standard input
/// is empty. Throws std::runtime_error when the program cannot be started.
[[nodiscard]] CommandResult run_command(const std::vector<std::string>& argv,
                                        const std::map<std::string, std::string>& environment = {});

}  // namespace hoso::testing_support
