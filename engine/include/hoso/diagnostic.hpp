// A problem of our processing (never of the citizen's form: that is a Finding).
#pragma once

#include <optional>
#include <string>

#include <hoso/message.hpp>

namespace hoso {

enum class Severity { info, warning, error };

struct Diagnostic {
  std::string code;             ///< of the message catalogue
  Severity severity = Severity::error;
  std::string stage;            ///< "source.poppler"; empty = the engine itself
  std::string file;             ///< input's name as the user gave it; empty = none
  std::optional<int> page;      ///< page in that file, from 1
  MessageArguments arguments;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Text and next step in both languages, placeholders filled (`{file}`, `{page}`, `{stage}` are
/// always known). An unknown code gives a text that names it.
[[nodiscard]] LocalizedText message_of(const Diagnostic&);
[[nodiscard]] LocalizedText next_step_of(const Diagnostic&);
/// The exit code this diagnostic asks for; warnings and infos ask for ExitCode::packaged.
[[nodiscard]] ExitCode exit_code_of(const Diagnostic&);

}  // namespace hoso
