// A problem of our processing (never of the citizen's form: that is a Finding).
#pragma once

#include <optional>
#include <string>

#include <hoso/message.hpp>

namespace hoso {

/// How bad a diagnostic is; only an error asks for an exit code.
enum class Severity { info, warning, error };

/// What went otherwise than it should while working, for people and programs. About the work, not about the form: see
/// Finding.
struct Diagnostic {
  std::string code;             ///< of the message catalogue
  Severity severity = Severity::error;  ///< an error stops the work on what it is about
  std::string stage;            ///< "source.poppler"; empty = the engine itself
  std::string file;             ///< input's name as the user gave it; empty = none
  std::optional<int> page;      ///< page in that file, from 1
  MessageArguments arguments;  ///< of the code's text; never a field's value
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Text and next step in both languages, placeholders filled (`{file}`, `{page}`, `{stage}` are
/// always known). An unknown code gives a text that names it.
[[nodiscard]] LocalizedText message_of(const Diagnostic&);
/// What to do about it; as message_of().
[[nodiscard]] LocalizedText next_step_of(const Diagnostic&);
/// The exit code this diagnostic asks for; warnings and infos ask for ExitCode::packaged.
[[nodiscard]] ExitCode exit_code_of(const Diagnostic&);

}  // namespace hoso
