#include "pin.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>

#include <hoso/error.hpp>

#include "confine/file_descriptor.hpp"

namespace hoso::app {
namespace {

using confine::FileDescriptor;

/// Up to the end of the line.
signing::Secret first_line(int descriptor) {
  constexpr std::size_t longest = 1024;
  std::string text;
  text.reserve(longest);  // growing would leave copies behind
  char letter = 0;
  while (text.size() < longest && ::read(descriptor, &letter, 1) == 1 && letter != '\n') {
    if (letter != '\r') text += letter;
  }
  return signing::Secret(std::move(text));
}

void require_private(int descriptor, const std::filesystem::path& file) {
  struct stat status {};
  constexpr mode_t others = S_IRWXG | S_IRWXO;
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) throw Error("input.not_a_file");
  if ((status.st_mode & others) != 0) throw Error("key.exposed", {{"file", file.filename().string()}});
}

/// Switches the terminal's echo off as long as it lives.
class Silence {
 public:
  explicit Silence(int terminal) : terminal_(terminal) {
    ::tcgetattr(terminal, &before_);
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal, TCSAFLUSH, &silent);
  }
  ~Silence() { ::tcsetattr(terminal_, TCSAFLUSH, &before_); }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  int terminal_;
  termios before_{};
};

signing::Secret asked_for() {
  const FileDescriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
  if (!terminal) throw Error("usage.invalid", {{"detail", "--pin-file"}});
  constexpr std::string_view question = "PIN: ";
  const Silence silence(terminal.get());
  static_cast<void>(!::write(terminal.get(), question.data(), question.size()));
  signing::Secret pin = first_line(terminal.get());
  static_cast<void>(!::write(terminal.get(), "\n", 1));
  return pin;
}

}  // namespace

signing::Secret read_pin(const std::optional<std::filesystem::path>& file) {
  if (!file) return asked_for();
  if (*file == "-") return first_line(STDIN_FILENO);
  const FileDescriptor opened(::open(file->c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!opened) throw Error("input.not_found");
  require_private(opened.get(), *file);
  return first_line(opened.get());
}

}  // namespace hoso::app
