// Catches what code prints behind our back.
#pragma once

#include <string>

namespace hoso::contract {

/// From construction on, the process's stdout and stderr (file descriptors 1 and 2, so C code
/// counts too) go to memory. One at a time in a process.
class OutputWatch {
 public:
  /// Throws std::system_error.
  OutputWatch();
  ~OutputWatch();
  OutputWatch(const OutputWatch&) = delete;
  OutputWatch& operator=(const OutputWatch&) = delete;

  /// Ends the watch and gives the first line of what was printed, shortened; empty = nothing.
  [[nodiscard]] std::string finish();

 private:
  void restore();

  int memory_ = -1;
  int out_ = -1;  ///< where 1 went before; -1 = restored
  int err_ = -1;
};

}  // namespace hoso::contract
