#include "interruption.hpp"

#include <csignal>
#include <initializer_list>

namespace hoso::app {
namespace {

/// Only the destructor sends it.
constexpr int end_of_watch = SIGUSR1;

sigset_t signals(std::initializer_list<int> numbers) {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : numbers) sigaddset(&set, number);
  return set;
}

void watch(std::stop_source stop) {
  const sigset_t watched = signals({SIGINT, SIGTERM, end_of_watch});
  int signal = 0;
  sigwait(&watched, &signal);
  if (signal == end_of_watch) return;
  stop.request_stop();
  // Back to the usual effect, in this thread: a second one ends the program even if a stage hangs.
  const sigset_t deadly = signals({SIGINT, SIGTERM});
  pthread_sigmask(SIG_UNBLOCK, &deadly, nullptr);
  const sigset_t end = signals({end_of_watch});
  sigwait(&end, &signal);
}

}  // namespace

Interruption::Interruption() {
  const sigset_t watched = signals({SIGINT, SIGTERM, end_of_watch});
  pthread_sigmask(SIG_BLOCK, &watched, nullptr);
  watcher_ = std::jthread([stop = stop_] { watch(stop); });
}

Interruption::~Interruption() { pthread_kill(watcher_.native_handle(), end_of_watch); }

}  // namespace hoso::app
