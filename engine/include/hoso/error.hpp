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
  explicit Error(std::string code, MessageArguments arguments = {});

  [[nodiscard]] const std::string& code() const { return code_; }
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
