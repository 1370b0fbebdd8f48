#pragma once

#include <sys/types.h>

#include <filesystem>
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

/// A running program that holds nothing of ours but one socket and perhaps one memory file:
/// standard streams are /dev/null, the environment is empty, other descriptors are closed. Killed and reaped on
/// destruction.
class ChildProcess {
 public:
  /// Throws std::system_error.
  ChildProcess(const std::filesystem::path& program, const FileDescriptor& socket,
               std::vector<std::string> arguments = {}, const FileDescriptor& memory = {});
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// CPU time used so far by all its threads; -1 when it is gone.
  [[nodiscard]] double cpu_seconds() const;
  /// Waits a moment for it to end by itself, then kills it.
  Ending end();

 private:
  void kill();

  pid_t pid_ = -1;
};

}  // namespace hoso::confine
