// The one family of exceptions.
#pragma once

#include <stdexcept>
#include <string>

#include <hoso/message.hpp>

namespace hoso {

/// "Cannot go on." Thrown by stages and by the engine; caught at one place per stage call and
/// turned into a Diagnostic. Carries a stable code of the message catalogue and the values of
/// its placeholders, never a field's value.
class Error : public std::runtime_error {
 public:
  /// `code`: of the message catalogue, or a plugin's own; `arguments`: for the placeholders of its text.
  explicit Error(std::string code, MessageArguments arguments = {});

  /// "input.damaged"
  [[nodiscard]] const std::string& code() const { return code_; }
  /// As given; never a field's value.
  [[nodiscard]] const MessageArguments& arguments() const { return arguments_; }

 private:
  std::string code_;
  MessageArguments arguments_;
};

/// Thrown where work stops because the caller asked for it.
class Cancelled : public Error {
 public:
  Cancelled();
};

}  // namespace hoso
