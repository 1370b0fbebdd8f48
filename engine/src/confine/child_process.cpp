#include "confine/child_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <thread>
#include <utility>

namespace hoso::confine {
namespace {

using namespace std::chrono_literals;

void require(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

class FileActions {
 public:
  /// `memory`: -1 = none; else above memory_descriptor, which the first copy would overwrite.
  FileActions(int socket, int memory) {
    require(posix_spawn_file_actions_init(&actions_), "posix_spawn");
    for (const int standard : {0, 1, 2}) {
      require(posix_spawn_file_actions_addopen(&actions_, standard, "/dev/null", O_RDWR, 0),
              "posix_spawn");
    }
    require(posix_spawn_file_actions_adddup2(&actions_, socket, channel_descriptor),
            "posix_spawn");
    const int last = memory < 0 ? channel_descriptor : memory_descriptor;
    if (memory >= 0) require(posix_spawn_file_actions_adddup2(&actions_, memory, last), "posix_spawn");
    require(posix_spawn_file_actions_addclosefrom_np(&actions_, last + 1), "posix_spawn");
  }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// Default signal handling, and a process group of its own: Ctrl-C at the terminal is for the
/// engine, which then cancels in order, not for the child. It is blocked besides: it may come
/// before the child has left the engine's group, and would end it when its signals are unblocked.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    require(posix_spawnattr_init(&attributes_), "posix_spawn");
    sigset_t blocked, all;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &blocked);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                               POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;

  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

}  // namespace

ChildProcess::ChildProcess(Launch launch, const FileDescriptor& socket, const FileDescriptor& memory)
    : end_signal_(launch.end_signal) {
  const FileDescriptor high(memory ? ::fcntl(memory.get(), F_DUPFD_CLOEXEC, memory_descriptor + 1) : -1);
  if (memory && !high) throw std::system_error(errno, std::generic_category(), "memory");
  const FileActions actions(socket.get(), high.get());
  const SpawnAttributes attributes;
  std::string path = launch.program.string();
  // The leak checker of sanitizer builds needs ptrace, which the child gives up.
  std::string sanitizer = "ASAN_OPTIONS=detect_leaks=0";
  std::string locale = "LC_ALL=C.UTF-8";
  std::vector<char*> words{path.data()};
  for (std::string& argument : launch.arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  const std::array<char*, 3> environment{locale.data(), sanitizer.data(), nullptr};
  require(posix_spawn(&pid_, path.c_str(), actions.get(), attributes.get(), words.data(),
                      environment.data()),
          "decoder");
}

ChildProcess::~ChildProcess() { kill(); }

double ChildProcess::cpu_seconds() const {
  clockid_t clock = 0;
  timespec used{};
  if (pid_ < 0 || clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) {
    return -1;
  }
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

std::optional<int> ChildProcess::status_within(std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (auto pause = 1ms;; pause = std::min(2 * pause, 10ms)) {
    int status = 0;
    const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
    if (ended == pid_) {
      pid_ = -1;
      return status;
    }
    if (ended < 0 || std::chrono::steady_clock::now() >= until) return std::nullopt;
    std::this_thread::sleep_for(pause);
  }
}

Ending ChildProcess::end() {
  const std::optional<int> status = status_within(500ms);
  if (!status) {
    kill();
    return {.signal = SIGKILL, .forced = true};
  }
  if (WIFSIGNALED(*status)) return {.signal = WTERMSIG(*status)};
  return {.exit_code = WEXITSTATUS(*status)};
}

void ChildProcess::kill() {
  if (pid_ < 0) return;
  if (end_signal_ != SIGKILL) {
    ::kill(pid_, end_signal_);
    if (status_within(1s)) return;
  }
  ::kill(-pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

}  // namespace hoso::confine
