#include "work_command.hpp"

#include <chrono>
#include <thread>

#include "desk_setup.hpp"
#include "interruption.hpp"
#include "open_workspace.hpp"
#include "store/jobs.hpp"

namespace hoso::app {
namespace {

constexpr std::chrono::milliseconds look_again{250};

bool is_drained(store::Workspace& workspace) {
  const store::QueueState state = store::queue_state(workspace, {});
  return state.waiting == 0 && state.working == 0;
}

}  // namespace

ExitCode work_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  const Interruption interruption;
  const std::stop_token stop = interruption.token();
  review::DeskParts parts(line);
  const review::Desk desk = parts.desk(line.review.two_person);
  review::Worker worker(parts.worker(workspace, review::worker_name()), desk);
  while (!stop.stop_requested()) {
    if (worker.work_once(workspace, stop)) continue;
    if (line.review.until_empty && is_drained(workspace)) break;
    std::this_thread::sleep_for(look_again);
  }
  return ExitCode::packaged;
}

}  // namespace hoso::app
