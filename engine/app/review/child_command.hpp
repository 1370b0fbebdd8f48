// Other commands of this program, run as children: what they do with a package they do alone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hoso::review {

struct ChildResult {
  int exit_code = -1;  ///< -1 = ended by a signal
  std::string out;     ///< at most 4 MB
};

/// Runs `program` with `arguments` and no shell; `input` becomes its standard input, its messages go where ours go.
/// Throws Error "output.not_written" when it cannot be started.
[[nodiscard]] ChildResult run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                    const std::string& input = {});

}  // namespace hoso::review
