// Runs a command the way a user at a terminal does.
#pragma once

#include <sys/types.h>

#include "support/hoso_command.hpp"

namespace hoso::testing_support {

/// A command whose standard input and error are a terminal of its own; standard output is a file.
class Terminal {
 public:
  Terminal(const std::filesystem::path& program, const std::vector<std::string>& arguments);
  /// Kills a command that still runs.
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// Reads until `text` was shown. False = the command ended, or half a minute went by, without it.
  [[nodiscard]] bool shows(const std::string& text);
  /// Keys as the terminal sends them: "\x03" is Ctrl-C.
  void type(const std::string& keys) const;
  /// Waits for the end. `err` is all that the terminal showed.
  [[nodiscard]] CommandResult finish();

 private:
  /// False at the end of the command's output.
  bool read_more();

  TestFolder folder_;
  int terminal_ = -1;
  pid_t child_ = -1;
  std::string shown_;
};

}  // namespace hoso::testing_support
