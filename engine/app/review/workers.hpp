// The reading processes beside the server: started, watched, started again.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace hoso::review {

struct WorkersSetup {
  std::filesystem::path program;
  std::vector<std::string> arguments;  ///< of `hoso work`, its key file "-"
  std::string secret;                  ///< of a sealed workspace, on the worker's standard input; empty = none
  int count = 1;
  /// What a worker that died held ("host:pid") is free at once.
  std::function<void(const std::string& worker)> died;
};

/// Workers end with their owner, also when it is killed. One that dies is started again after a second.
class Workers {
 public:
  explicit Workers(WorkersSetup setup);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

 private:
  void watch(const std::stop_token& stop);

  WorkersSetup setup_;
  std::jthread thread_;
};

}  // namespace hoso::review
