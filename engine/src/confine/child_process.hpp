#pragma once

#include <signal.h>
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "confine/file_descriptor.hpp"

namespace hoso::confine {

/// Where the child finds its end of the channel.
inline constexpr int channel_descriptor = 3;
/// Where it finds the memory it was started with, if any.
inline constexpr int memory_descriptor = 4;

/// How a child ended.
struct Ending {
  int signal = 0;       ///< 0 = it exited
  int exit_code = 0;
  bool forced = false;  ///< it was still running and we killed it
};

/// What to start, and how to end it.
struct Launch {
  std::filesystem::path program;
  std::vector<std::string> arguments;
  /// Asks it to end. When it is still there a second later, its process group is killed.
  int end_signal = SIGKILL;
};

/// A running program that holds nothing of ours but one socket and perhaps one memory file:
/// standard streams are /dev/null, the environment is empty, other descriptors are closed. It leads a process group of
/// its own. Ended and reaped on destruction.
class ChildProcess {
 public:
  /// Throws std::system_error.
  ChildProcess(Launch launch, const FileDescriptor& socket, const FileDescriptor& memory = {});
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// CPU time used so far by all its threads; -1 when it is gone.
  [[nodiscard]] double cpu_seconds() const;
  /// Waits a moment for it to end by itself, then ends it.
  Ending end();

 private:
  /// Reaps it and gives its status; nullopt = it still runs.
  std::optional<int> status_within(std::chrono::milliseconds patience);
  void kill();

  int end_signal_;
  pid_t pid_ = -1;
};

}  // namespace hoso::confine
