#include "manual/roff.hpp"

#include <fmt/format.h>

#include "manual/text.hpp"

namespace hoso::manual {

std::string escaped(const std::string& text) {
  std::string safe = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
  // A dot or an apostrophe at the beginning of a line would be a request.
  const bool request = !safe.empty() && (safe[0] == '.' || safe[0] == '\'');
  return request ? fmt::format("\\&{}", safe) : safe;
}

std::string bold(const std::string& text) { return fmt::format("\\fB{}\\fR", escaped(text)); }

std::string italic(const std::string& text) { return fmt::format("\\fI{}\\fR", escaped(text)); }

std::string heading(const std::string& title, const Edition& edition) {
  std::string capitals = title;
  for (char& letter : capitals) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return fmt::format(".\\\" Made by `hoso manual`.\n.TH {} 1 {} \"hoso {}\" hoso\n", escaped(capitals), edition.date,
                     edition.version);
}

std::string section(const std::string& title) { return ".SH " + title + "\n"; }

std::string subsection(const std::string& title) { return ".SS " + escaped(title) + "\n"; }

std::string line(const std::string& text) { return escaped(text) + "\n"; }

std::string tagged(const std::string& tag, const std::string& text) { return ".TP\n" + tag + "\n" + line(text); }

}  // namespace hoso::manual
