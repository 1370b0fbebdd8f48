#pragma once

#include <stop_token>
#include <thread>

namespace hoso::app {

/// Turns the first Ctrl+C (SIGINT) or SIGTERM into a stop request; the second ends the program as
/// usual. Make it before any other thread: threads inherit the signal mask it sets.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  std::jthread watcher_;
};

}  // namespace hoso::app
