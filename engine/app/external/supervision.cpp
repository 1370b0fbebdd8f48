#include "external/supervision.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "external/thread_requests.hpp"

namespace hoso::external {
namespace {

int reaped(pid_t program) {
  int status = 0;
  while (::waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

/// Lets threads start until the program has ended or must end.
void watch(const Supervision& watched, const confine::FileDescriptor& program) {
  std::array<pollfd, 4> events{{{program.get(), POLLIN, 0},
                                {watched.engine.get(), POLLIN, 0},
                                {watched.stop.get(), POLLIN, 0},
                                {watched.threads.get(), POLLIN, 0}}};
  for (;;) {
    if (::poll(events.data(), events.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    if (events[0].revents != 0 || events[1].revents != 0 || events[2].revents != 0) return;
    if ((events[3].revents & POLLIN) != 0) {
      answer_thread_request(watched.threads, watched.program);
    } else {
      events[3].fd = -1;  // hung up: the program is about to end
    }
  }
}

}  // namespace

// glibc 2.36 declares pidfd_open() for C only.
confine::FileDescriptor process_handle(pid_t process) {
  return confine::FileDescriptor(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
}

int supervise(const Supervision& watched) {
  if (const confine::FileDescriptor program = process_handle(watched.program)) watch(watched, program);
  // One that has ended already keeps its number until it is reaped.
  ::kill(watched.program, SIGKILL);
  return reaped(watched.program);
}

void end_as(int status) {
  if (WIFEXITED(status)) ::_exit(WEXITSTATUS(status));
  const int number = WTERMSIG(status);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::signal(number, SIG_DFL);
  sigset_t it;
  sigemptyset(&it);
  sigaddset(&it, number);
  ::sigprocmask(SIG_UNBLOCK, &it, nullptr);
  ::raise(number);
  ::_exit(128 + number);
}

}  // namespace hoso::external
