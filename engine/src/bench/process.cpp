#include "bench/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

extern char** environ;

namespace hoso::bench {
namespace {

namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;

std::uint64_t proportional_bytes(const fs::path& process) {
  std::ifstream stream(process / "smaps_rollup");
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("Pss:")) return std::stoull(line.substr(4)) * 1024;
  }
  return 0;
}

std::vector<pid_t> children_of(pid_t pid) {
  std::vector<pid_t> children;
  std::error_code gone;
  const fs::path tasks = "/proc/" + std::to_string(pid) + "/task";
  for (const auto& task : fs::directory_iterator(tasks, gone)) {
    std::ifstream stream(task.path() / "children");
    for (pid_t child = 0; stream >> child;) children.push_back(child);
  }
  return children;
}

std::uint64_t tree_bytes(pid_t pid) {
  std::uint64_t bytes = proportional_bytes("/proc/" + std::to_string(pid));
  for (const pid_t child : children_of(pid)) bytes += tree_bytes(child);
  return bytes;
}

pid_t start(const std::vector<std::string>& argv, const fs::path& log) {
  std::vector<char*> arguments;
  for (const std::string& argument : argv) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  pid_t pid = -1;
  const int failure = posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? pid : -1;
}

double seconds_of(const rusage& usage) {
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

ProcessCost measured_run(const std::vector<std::string>& argv, const fs::path& log) {
  ProcessCost cost;
  const auto began = std::chrono::steady_clock::now();
  const pid_t pid = start(argv, log);
  if (pid < 0) return cost;
  int status = 0;
  rusage usage{};
  while (wait4(pid, &status, WNOHANG, &usage) == 0) {
    cost.peak_bytes = std::max(cost.peak_bytes, tree_bytes(pid));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  cost.wall_s = Seconds(std::chrono::steady_clock::now() - began).count();
  cost.cpu_s = seconds_of(usage);
  if (WIFEXITED(status)) cost.exit_code = WEXITSTATUS(status);
  return cost;
}

bool program_exists(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((folder + "/" + name).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace hoso::bench
