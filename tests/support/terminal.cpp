#include "support/terminal.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hoso::testing_support {
namespace {

constexpr int patience_ms = 30'000;

}  // namespace

Terminal::Terminal(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
  const std::string out = (folder_.path() / "out").string();
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  child_ = forkpty(&terminal_, nullptr, nullptr, nullptr);
  if (child_ != 0) return;
  setenv("HOSO_DATA", "", 0);  // nothing is learned from the user, nor by the user from tests
  if (std::freopen(out.c_str(), "w", stdout)) execv(program.c_str(), argv.data());
  std::_Exit(127);
}

Terminal::~Terminal() {
  if (child_ > 0) {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  close(terminal_);
}

bool Terminal::read_more() {
  pollfd waiting{terminal_, POLLIN, 0};
  if (poll(&waiting, 1, patience_ms) <= 0) return false;
  std::array<char, 4096> buffer{};
  const ssize_t count = read(terminal_, buffer.data(), buffer.size());  // EIO once the other side is closed
  if (count <= 0) return false;
  shown_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

bool Terminal::shows(const std::string& text) {
  while (shown_.find(text) == std::string::npos) {
    if (!read_more()) return false;
  }
  return true;
}

void Terminal::type(const std::string& keys) const {
  if (write(terminal_, keys.data(), keys.size()) < 0) std::perror("terminal");
}

CommandResult Terminal::finish() {
  while (read_more()) {
  }
  int status = 0;
  waitpid(child_, &status, 0);
  child_ = -1;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of_file(folder_.path() / "out"), shown_};
}

}  // namespace hoso::testing_support
