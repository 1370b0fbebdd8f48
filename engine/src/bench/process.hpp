// Runs a command and measures what it cost.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hoso::bench {

struct ProcessCost {
  int exit_code = -1;             ///< -1 = ended by a signal or never started
  double wall_s = 0;
  double cpu_s = 0;               ///< user and system, with all its children
  std::uint64_t peak_bytes = 0;   ///< proportional memory of it and all its children together
};

/// `argv[0]` is looked up in PATH. Output goes to `log`. Memory is sampled every 20 ms from
/// /proc/<pid>/smaps_rollup, so pages shared by several processes count once.
[[nodiscard]] ProcessCost measured_run(const std::vector<std::string>& argv,
                                       const std::filesystem::path& log);

/// Whether PATH has a program of this name.
[[nodiscard]] bool program_exists(const std::string& name);

}  // namespace hoso::bench
