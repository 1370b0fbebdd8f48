#include "support/command.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace hoso::testing_support {
namespace {

namespace fs = std::filesystem;

std::string taken(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  fs::remove(file);
  return text;
}

void connect(int descriptor, const std::string& file, int flags) {
  const int opened = open(file.c_str(), flags, 0600);
  if (opened < 0 || dup2(opened, descriptor) < 0) _exit(127);
}

[[noreturn]] void become(const std::vector<std::string>& argv,
                         const std::map<std::string, std::string>& environment,
                         const std::string& scratch) {
  connect(0, "/dev/null", O_RDONLY);
  connect(1, scratch + ".out", O_WRONLY | O_CREAT | O_TRUNC);
  connect(2, scratch + ".err", O_WRONLY | O_CREAT | O_TRUNC);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> arguments;
  for (const std::string& argument : argv) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& argv,
                          const std::map<std::string, std::string>& environment) {
  static int serial = 0;
  const std::string scratch = (fs::temp_directory_path() / ("hoso-command-" + std::to_string(getpid()) +
                                                            "-" + std::to_string(++serial))).string();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) become(argv, environment, scratch);
  int status = 0;
  waitpid(child, &status, 0);
  CommandResult result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out = taken(scratch + ".out");
  result.err = taken(scratch + ".err");
  return result;
}

}  // namespace hoso::testing_support
