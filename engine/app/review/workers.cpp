#include "workers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace hoso::review {
namespace {

using namespace std::chrono_literals;

/// The child's descriptor 0: the secret, in memory only.
int secret_file(const std::string& secret) {
  const int file = memfd_create("key", MFD_CLOEXEC);
  const std::string line = secret + "\n";
  if (file >= 0 && write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size())) lseek(file, 0, SEEK_SET);
  return file;
}

/// Between fork and exec: async-signal-safe calls only.
[[noreturn]] void become(const char* program, char* const* arguments, int input, pid_t parent) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  // Killed with the server: an orphan would go on with forms that nobody restarts it for.
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(0);
  if (input >= 0) dup2(input, STDIN_FILENO);
  // The server's sockets above all: a worker that has one would keep the port when the server dies.
  close_range(STDERR_FILENO + 1, ~0U, 0);
  execv(program, arguments);
  _exit(127);
}

pid_t start(const WorkersSetup& setup) {
  std::vector<std::string> all{setup.program.string(), "work"};
  all.insert(all.end(), setup.arguments.begin(), setup.arguments.end());
  std::vector<char*> pointers;
  for (std::string& argument : all) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const int input = setup.secret.empty() ? -1 : secret_file(setup.secret);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) become(all.front().c_str(), pointers.data(), input, parent);
  if (input >= 0) close(input);
  return child;
}

std::string name_of(pid_t worker) {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  return fmt::format("{}:{}", host.data(), worker);
}

void stop_all(const std::vector<pid_t>& workers) {
  for (const pid_t worker : workers) kill(worker, SIGTERM);
  for (const pid_t worker : workers) {
    // A job that hangs is given to another worker later; the server does not wait for it.
    for (int patience = 100; patience > 0 && waitpid(worker, nullptr, WNOHANG) == 0; --patience)
      std::this_thread::sleep_for(100ms);
    kill(worker, SIGKILL);
    waitpid(worker, nullptr, 0);
  }
}

}  // namespace

Workers::Workers(WorkersSetup setup)
    : setup_(std::move(setup)), thread_([this](const std::stop_token& stop) { watch(stop); }) {}

Workers::~Workers() {
  thread_.request_stop();
  thread_.join();
}

/// The thread that starts children must outlive them: their death signal is that thread's end.
void Workers::watch(const std::stop_token& stop) {
  std::vector<pid_t> workers(static_cast<std::size_t>(setup_.count), 0);
  while (!stop.stop_requested()) {
    for (pid_t& worker : workers) {
      if (worker > 0 && waitpid(worker, nullptr, WNOHANG) == worker) {
        setup_.died(name_of(worker));
        worker = 0;
        std::this_thread::sleep_for(1s);  // one that cannot start must not be started all the time
      }
      if (worker <= 0) worker = start(setup_);
    }
    std::this_thread::sleep_for(200ms);
  }
  std::erase(workers, 0);
  stop_all(workers);
}

}  // namespace hoso::review
