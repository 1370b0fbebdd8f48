// Worker threads that do jobs under a dead line.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace hoso::pipeline {

enum class Interruption { time_out, cancelled };

/// One piece of work. What it uses must be owned by the closures: a job that ignores its dead
/// line is left behind and may outlive everything else.
struct Job {
  /// Jobs that follow; they start before those that wait, so what was begun is finished first.
  using Next = std::vector<Job>;
  using Commit = std::function<Next()>;

  /// Runs on worker `worker` (from 0) and must not throw. The commit it returns publishes the
  /// result: commits run one at a time, and none runs for an interrupted job.
  std::function<Commit(int worker, std::stop_token stop)> work;
  /// Runs instead of the commit, once. What it returns is dropped when the run was cancelled.
  std::function<Next(Interruption)> interrupted;
  std::chrono::milliseconds limit{0};
};

struct CrewState;

/// A fixed number of workers. A job past its dead line is asked to stop; one that does not is
/// left behind after `patience`, its worker replaced by a new one with a new number, so a stage
/// that hangs costs its page, not the run. All members are called by one thread.
class Crew {
 public:
  /// Stages promise to look at their stop token once a second.
  static constexpr std::chrono::milliseconds patience{3000};

  explicit Crew(int workers);
  /// Waits for the workers, but not for those left behind.
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  /// Jobs start in the order they were added.
  void add(Job job);
  /// Returns when every job, and every one that followed, was committed or interrupted. A stop
  /// request interrupts all that are not done. `tick` is called now and then, never while a commit
  /// runs; may be empty.
  void finish(const std::stop_token& stop, const std::function<void()>& tick);
  /// Threads still inside a job that was given up. When not 0, end the process by _Exit.
  [[nodiscard]] int left_behind() const;

 private:
  std::shared_ptr<CrewState> state_;  ///< shared with the threads: one left behind needs it for ever
};

}  // namespace hoso::pipeline
