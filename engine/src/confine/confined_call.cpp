#include "confine/confined_call.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <system_error>

#include <hoso/error.hpp>

#include "confine/file_descriptor.hpp"

namespace hoso::confine {
namespace {

constexpr int exit_unconfined = 3;
constexpr int exit_failed = 4;

[[noreturn]] void crashed(const std::string& detail) { throw Error("package.crashed", {{"detail", detail}}); }

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = ::write(descriptor, text.data(), text.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

/// The child's whole life. Never returns: its copy of the parent's objects must not be destroyed twice over.
[[noreturn]] void live(int answer, const ConfinementRules& rules, bool allow_unconfined,
                       const std::function<std::string()>& work) {
  if (!confine(rules).complete && !allow_unconfined) ::_exit(exit_unconfined);
  try {
    ::_exit(write_all(answer, work()) ? 0 : exit_failed);
  } catch (...) {
    ::_exit(exit_failed);
  }
}

std::string read_all(int descriptor, std::size_t most) {
  std::string text;
  std::array<char, 65'536> piece{};
  while (true) {
    const ssize_t size = ::read(descriptor, piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0 || text.size() > most) return text;
    text.append(piece.data(), static_cast<std::size_t>(size));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
  }
  return status;
}

}  // namespace

ConfinedAnswer confined_call(const ConfinementRules& rules, bool allow_unconfined,
                             const std::function<std::string()>& work) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const FileDescriptor in(ends[0]);
  FileDescriptor out(ends[1]);
  std::fflush(nullptr);  // or both would write what is buffered
  const pid_t child = ::fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) live(out.get(), rules, allow_unconfined, work);
  out = FileDescriptor();
  ConfinedAnswer answer{true, read_all(in.get(), rules.written_bytes)};
  const int status = wait_for(child);
  if (WIFSIGNALED(status)) crashed("signal " + std::to_string(WTERMSIG(status)));
  if (WEXITSTATUS(status) == exit_unconfined) return {};
  if (WEXITSTATUS(status) != 0) crashed("exit " + std::to_string(WEXITSTATUS(status)));
  return answer;
}

}  // namespace hoso::confine
