// hoso-confined: runs a plugin's program as a child that has given up files, network and other processes, and sees to
// it that nothing of it outlives hoso. Not for people:
//   hoso-confined HOSO MEMORY_MIB CPU_SECONDS FOLDER PROGRAM [ARGUMENT …]
// HOSO is the number of the process that starts it; the program may read below /usr and FOLDER. SIGTERM ends both. Exit
// status 124 = cannot be confined, 126 = cannot be started; else the program's own, and its signal
// (docs/external-plugins.md).
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#include "confine/channel.hpp"
#include "confine/child_process.hpp"
#include "confine/confinement.hpp"
#include "external/supervision.hpp"
#include "external/thread_requests.hpp"

namespace {

using hoso::confine::Channel;
using hoso::confine::FileDescriptor;

constexpr int cannot_confine = 124;
constexpr int cannot_start = 126;

struct Order {
  pid_t hoso = 0;
  hoso::confine::ConfinementRules rules;
  const char* folder = nullptr;
  char** command = nullptr;
};

/// 0 = no number.
std::uint64_t number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? number : 0;
}

std::optional<Order> order_in(int count, char** words) {
  if (count < 6) return std::nullopt;
  Order order;
  order.hoso = static_cast<pid_t>(number_in(words[1]));
  order.rules.address_space_bytes = number_in(words[2]) << 20;
  order.rules.cpu_seconds = number_in(words[3]);
  order.rules.readable_folders = {"/usr", "/lib", "/lib64", words[4]};
  order.rules.becomes_program = true;
  order.folder = words[4];
  order.command = words + 5;
  if (order.hoso == 0 || order.rules.address_space_bytes == 0 || order.rules.cpu_seconds == 0) return std::nullopt;
  return order;
}

/// SIGTERM, to be waited for; `before` is the mask that the program gets.
FileDescriptor held_back_end(sigset_t& before) {
  sigset_t end;
  sigemptyset(&end);
  sigaddset(&end, SIGTERM);
  ::sigprocmask(SIG_BLOCK, &end, &before);
  return FileDescriptor(::signalfd(-1, &end, SFD_CLOEXEC));
}

void set_environment() {
  // hoso already uses a core for each of its workers.
  for (const char* name : {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "GOMAXPROCS"}) ::setenv(name, "1", 1);
  // Else each thread's memory begins with 64 MiB of addresses, which are what is limited.
  ::setenv("MALLOC_ARENA_MAX", "2", 1);
}

/// false = this process is not to have threads.
bool hand_over_requests(const Channel& to_supervisor) {
  const FileDescriptor requests = hoso::external::request_threads();
  constexpr std::array<std::uint8_t, 1> here{};
  return requests && to_supervisor.send(here, requests.get());
}

/// In the child of `supervisor`: gives everything up and becomes the program. Gives why not.
int become_program(Order order, const Channel& to_supervisor, pid_t supervisor) {
  // Follows the thread that forked, which is the supervisor's only one; hoso's workers come and go.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != supervisor || ::chdir(order.folder) != 0) return cannot_start;
  set_environment();
  order.rules.may_start_threads = hand_over_requests(to_supervisor);
  if (!hoso::confine::confine(order.rules).complete) return cannot_confine;
  ::execve(order.command[0], order.command, environ);
  return cannot_start;
}

/// What the child hands over; empty = nothing, since the kernel gave it none.
FileDescriptor handed_over(const Channel& from_program) {
  auto packet = from_program.receive();
  return packet ? std::move(packet->attached) : FileDescriptor();
}

/// The program's end, as waitpid gives it; nullopt = there was no starting it. Throws std::system_error.
std::optional<int> run(const Order& order) {
  sigset_t mask;
  hoso::external::Supervision watched;
  watched.stop = held_back_end(mask);
  watched.engine = hoso::external::process_handle(order.hoso);
  // Still our parent: so it was when the handle was taken, and the handle is its own.
  if (!watched.stop || !watched.engine || ::getppid() != order.hoso) return std::nullopt;
  auto [sender, receiver] = Channel::pair();
  const pid_t supervisor = ::getpid();
  watched.program = ::fork();
  if (watched.program < 0) return std::nullopt;
  if (watched.program == 0) {
    ::sigprocmask(SIG_SETMASK, &mask, nullptr);
    ::_exit(become_program(order, sender, supervisor));
  }
  sender = Channel();
  // hoso is to see the channel closed when the program closes it.
  ::close(hoso::confine::channel_descriptor);
  ::close(hoso::confine::memory_descriptor);
  watched.threads = handed_over(Channel(std::move(receiver), Channel::Peer::trusted));
  return hoso::external::supervise(watched);
}

}  // namespace

int main(int count, char** words) {
  try {
    const std::optional<Order> order = order_in(count, words);
    if (const std::optional<int> status = order ? run(*order) : std::nullopt) hoso::external::end_as(*status);
  } catch (const std::exception&) {
    // There is nobody to tell but by the exit status.
  }
  return cannot_start;
}
