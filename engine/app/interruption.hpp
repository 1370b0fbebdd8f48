#pragma once

#include <array>
#include <csignal>
#include <stop_token>
#include <thread>

namespace hoso::app {

/// Turns the first Ctrl+C (SIGINT) or SIGTERM into a stop request; the second ends the program as
/// usual. One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  std::array<int, 2> pipe_{};
  std::array<struct sigaction, 2> before_{};
  std::jthread watcher_;
};

}  // namespace hoso::app
