#include "child_command.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include <hoso/error.hpp>

extern char** environ;

namespace hoso::review {
namespace {

constexpr std::size_t most_output = 4 << 20;

[[noreturn]] void fail(int code) {
  throw Error("output.not_written", {{"path", "hoso"}, {"detail", std::strerror(code)}});
}

/// The text as a file that the child reads; nothing touches a disk.
int input_file(const std::string& text) {
  const int file = memfd_create("input", MFD_CLOEXEC);
  if (file < 0) fail(errno);
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t written = write(file, text.data() + done, text.size() - done);
    if (written <= 0) fail(errno);
    done += static_cast<std::size_t>(written);
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 65'536> piece{};
  for (;;) {
    const ssize_t size = read(descriptor, piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return text;
    if (text.size() < most_output) text.append(piece.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace

ChildResult run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                      const std::string& input) {
  std::array<int, 2> answer{};
  if (pipe2(answer.data(), O_CLOEXEC) != 0) fail(errno);
  const int given = input_file(input);
  std::vector<std::string> all{program.string()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& argument : all) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, given, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, answer[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  pid_t child = 0;
  const int failure = posix_spawn(&child, program.c_str(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(answer[1]);
  close(given);
  if (failure != 0) {
    close(answer[0]);
    fail(failure);
  }
  ChildResult result;
  result.out = read_all(answer[0]);
  close(answer[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  return result;
}

}  // namespace hoso::review
