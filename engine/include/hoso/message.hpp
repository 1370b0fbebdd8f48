// What people read: one text in two languages, chosen by a stable code.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hoso {

/// A text for officers and citizens: Vietnamese first, English second. NFC.
struct LocalizedText {
  std::string vi;  ///< Vietnamese
  std::string en;  ///< English
  friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

/// Exit codes of the command line; the class of the worst diagnostic decides.
enum class ExitCode {
  packaged = 0,
  usage = 1,
  input_unusable = 2,
  needs_review = 3,
  setup_fault = 4,  ///< template, pipeline or plugin at fault
  stage_failed = 5,
  limit_reached = 6,
  bug = 70,
  cancelled = 130,
};

/// Values for the `{name}` placeholders of a message. Never a field's value or a picture.
using MessageArguments = std::map<std::string, std::string>;

/// One entry of the message catalogue (engine/src/text/messages.cpp; listed in docs/errors.md).
struct MessageEntry {
  std::string_view code;  ///< "input.damaged"; the catalogue's memory, like all below
  ExitCode exit_code;  ///< that an error of this code asks for
  std::string_view text_vi;  ///< with placeholders
  std::string_view text_en;  ///< with the same placeholders
  std::string_view next_step_vi;  ///< what to do about it
  std::string_view next_step_en;  ///< the same in English
};

/// Every code hoso itself can report, ordered by code.
[[nodiscard]] std::span<const MessageEntry> message_catalogue();
/// Null when the code is unknown (a plugin may bring codes of its own).
[[nodiscard]] const MessageEntry* find_message(std::string_view code);
/// Replaces each `{name}`; a placeholder without a value stays as written.
[[nodiscard]] std::string fill_placeholders(std::string_view text, const MessageArguments&);
/// The `name` of each `{name}` in the text, in order, repeated where repeated.
[[nodiscard]] std::vector<std::string> placeholder_names(std::string_view text);

}  // namespace hoso
