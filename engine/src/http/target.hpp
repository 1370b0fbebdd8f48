// The request target taken apart and decoded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hoso::http {

struct Target {
  std::string path;
  std::map<std::string, std::string> query;
};

/// Nothing = a target that is refused: not of the form "/path?query", bad escapes, invalid UTF-8, control characters,
/// an encoded slash or backslash, or a segment "." or "..": none of our paths has these, and programs between us and
/// the browser read them differently.
[[nodiscard]] std::optional<Target> parse_target(std::string_view raw);

/// Percent escapes decoded, "+" kept. Nothing = a bad escape, invalid UTF-8 or a control character.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace hoso::http
