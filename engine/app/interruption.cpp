#include "interruption.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace hoso::app {
namespace {

constexpr std::array watched = {SIGINT, SIGTERM};
constexpr char stop = 's', end_of_watch = 'e';

/// Where the handler writes: a handler gets nothing but the signal's number.
std::atomic<int> waking_end = -1;

/// Blocking the signals and waiting for them would not do: libraries (OpenBLAS, for one) start
/// threads before main that block nothing.
void wake(int) {
  const int before = errno;
  static_cast<void>(!write(waking_end, &stop, 1));
  errno = before;
}

struct sigaction action_of(int signal) {
  struct sigaction action {};
  sigaction(signal, nullptr, &action);
  return action;
}

void watch(int pipe_end, std::stop_source stop_source) {
  for (char word = 0; word != end_of_watch;) {
    const ssize_t count = read(pipe_end, &word, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    if (word == stop) stop_source.request_stop();
  }
}

}  // namespace

Interruption::Interruption() {
  if (pipe2(pipe_.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  waking_end = pipe_[1];
  watcher_ = std::jthread([from = pipe_[0], stop = stop_] { watch(from, stop); });
  struct sigaction once {};
  once.sa_handler = wake;
  once.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  for (std::size_t i = 0; i < watched.size(); ++i) {
    before_[i] = action_of(watched[i]);
    // What a shell ignores for a background job stays ignored.
    if (before_[i].sa_handler != SIG_IGN) sigaction(watched[i], &once, nullptr);
  }
}

Interruption::~Interruption() {
  for (std::size_t i = 0; i < watched.size(); ++i) sigaction(watched[i], &before_[i], nullptr);
  static_cast<void>(!write(pipe_[1], &end_of_watch, 1));
  watcher_.join();
  waking_end = -1;
  for (const int pipe_end : pipe_) close(pipe_end);
}

}  // namespace hoso::app
