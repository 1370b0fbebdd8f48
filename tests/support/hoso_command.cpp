#include "support/hoso_command.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

namespace hoso::testing_support {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void become(const fs::path& program, const std::vector<std::string>& arguments,
                         const std::vector<std::string>& environment, const fs::path& folder) {
  for (const std::string& variable : environment) {
    const std::size_t equals = variable.find('=');
    setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  // Shared by all tests, so that the user's own cache stays as it is.
  setenv("HOSO_CACHE", (fs::temp_directory_path() / "hoso-test-cache").c_str(), 0);
  // No test learns from another, nor the user from tests.
  setenv("HOSO_DATA", "", 0);
  if (!std::freopen((folder / "out").c_str(), "w", stdout) ||
      !std::freopen((folder / "err").c_str(), "w", stderr)) {
    std::_Exit(127);
  }
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(program.c_str(), argv.data());
  std::_Exit(127);
}

}  // namespace

CommandResult run_command(const fs::path& program, const std::vector<std::string>& arguments,
                          const std::vector<std::string>& environment) {
  const TestFolder folder;
  const pid_t child = fork();
  if (child == 0) become(program, arguments, environment, folder.path());
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of_file(folder.path() / "out"),
          text_of_file(folder.path() / "err")};
}

TestFolder::TestFolder() {
  std::string path = (fs::temp_directory_path() / "hoso-test-XXXXXX").string();
  path_ = mkdtemp(path.data());
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path TestFolder::write(const std::string& name, const std::string& content) const {
  std::ofstream(path_ / name, std::ios::binary) << content;
  return path_ / name;
}

std::string text_of_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace hoso::testing_support
