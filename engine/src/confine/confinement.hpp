#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace hoso::confine {

struct ConfinementRules {
  std::uint64_t address_space_bytes = 0;
  std::uint64_t cpu_seconds = 0;      ///< whole life of the process
  std::uint64_t written_bytes = 0;    ///< largest answer
  /// Stay readable where Landlock guards them; missing folders are skipped.
  std::vector<std::filesystem::path> readable_folders;
  /// The process goes on as another program: files below readable_folders may be executed, in its place only, and
  /// memory may hold code. Needs Landlock.
  bool becomes_program = false;
  /// Threads may be started, which share everything with the process, this confinement included. Nothing here says how
  /// many.
  bool may_start_threads = false;
};

struct Confinement {
  bool complete = false;    ///< limits and system-call filter are in force
  int landlock_abi = 0;     ///< 0 = the kernel has none: then no file can be opened at all
};

/// Gives up, for good, what decoding does not need: files, network, other processes, new programs,
/// unlimited memory and time. Call after everything is loaded and while there is one thread.
[[nodiscard]] Confinement confine(const ConfinementRules&);

}  // namespace hoso::confine
