#include "messages.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace hoso::app {
namespace {

void print_one(const std::string& label, const std::string& text, const std::string& next_step) {
  fmt::print(stderr, "{}{}\n", label, printable(text));
  if (!next_step.empty()) fmt::print(stderr, "    → {}\n", printable(next_step));
}

}  // namespace

const std::string& in(Language language, const LocalizedText& text) {
  return language == Language::en ? text.en : text.vi;
}

std::string printable(std::string_view text) {
  std::string clean(text);
  std::ranges::replace_if(
      clean, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, '?');
  // U+0080 .. U+009F, the other control characters, are C2 80 .. C2 9F in UTF-8.
  for (std::size_t at = clean.find('\xC2'); at != std::string::npos; at = clean.find('\xC2', at + 1)) {
    if (at + 1 < clean.size() && static_cast<unsigned char>(clean[at + 1]) < 0xA0) {
      clean.replace(at, 2, "?");
    }
  }
  return clean;
}

void print_messages(std::span<const Diagnostic> diagnostics, Language language) {
  for (const Diagnostic& diagnostic : diagnostics) {
    const LocalizedText text = message_of(diagnostic);
    const LocalizedText next_step = next_step_of(diagnostic);
    const std::string label = fmt::format("[{}] ", diagnostic.code);
    if (language != Language::en) print_one(label, text.vi, next_step.vi);
    if (language != Language::vi) {
      print_one(language == Language::en ? label : "    ", text.en, next_step.en);
    }
  }
}

Diagnostic diagnostic_of(const Error& error) {
  Diagnostic diagnostic;
  diagnostic.code = error.code();
  diagnostic.arguments = error.arguments();
  return diagnostic;
}

}  // namespace hoso::app
