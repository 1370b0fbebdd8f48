#include "http/target.hpp"

#include <algorithm>
#include <cstdint>

namespace hoso::http {
namespace {

int hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

/// Bytes of the UTF-8 sequence that `lead` begins; 0 = none begins so.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/// Overlong forms, surrogates and what lies beyond U+10FFFF (Unicode, table 3-7).
bool odd_second_byte(unsigned char lead, unsigned char second) {
  return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
         (lead == 0xF4 && second > 0x8F);
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto length = static_cast<std::size_t>(sequence_length(lead));
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t next = 1; next < length; ++next) {
      if ((static_cast<unsigned char>(text[at + next]) & 0xC0) != 0x80) return false;
    }
    if (length > 1 && odd_second_byte(lead, static_cast<unsigned char>(text[at + 1]))) return false;
    at += length;
  }
  return true;
}

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
  });
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      plain += text[at];
      continue;
    }
    if (at + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[at + 1]);
    const int low = hex_digit(text[at + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    plain += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return plain;
}

std::optional<std::string> decoded_path(std::string_view raw) {
  const std::string lower = [&] {
    std::string copy(raw);
    for (char& letter : copy) letter = letter == 'F' ? 'f' : letter == 'C' ? 'c' : letter;
    return copy;
  }();
  if (lower.find("%2f") != std::string::npos || lower.find("%5c") != std::string::npos) return std::nullopt;
  auto path = percent_decoded(raw);
  if (!path || path->find('\\') != std::string::npos) return std::nullopt;
  const std::string framed = *path + "/";
  if (framed.find("/./") != std::string::npos || framed.find("/../") != std::string::npos) return std::nullopt;
  return path;
}

std::optional<std::string> decoded_part(std::string_view raw) {
  std::string blanks(raw);
  std::ranges::replace(blanks, '+', ' ');
  auto text = unescaped(blanks);
  // Line breaks are text that people may search for; other control characters are not.
  if (!text || !is_utf8(*text)) return std::nullopt;
  std::string without_breaks = *text;
  std::erase_if(without_breaks, [](char letter) { return letter == '\n' || letter == '\r' || letter == '\t'; });
  if (has_control_character(without_breaks)) return std::nullopt;
  return text;
}

std::optional<std::map<std::string, std::string>> decoded_query(std::string_view raw) {
  std::map<std::string, std::string> query;
  while (!raw.empty()) {
    const std::size_t end = std::min(raw.find('&'), raw.size());
    const std::string_view pair = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = decoded_part(pair.substr(0, equals));
    auto value = decoded_part(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value) return std::nullopt;
    query.emplace(std::move(*name), std::move(*value));
  }
  return query;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  auto plain = unescaped(text);
  if (!plain || !is_utf8(*plain) || has_control_character(*plain)) return std::nullopt;
  return plain;
}

std::optional<Target> parse_target(std::string_view raw) {
  if (!raw.starts_with('/') || raw.find('#') != std::string_view::npos) return std::nullopt;
  const std::size_t mark = std::min(raw.find('?'), raw.size());
  auto path = decoded_path(raw.substr(0, mark));
  auto query = decoded_query(raw.substr(std::min(mark + 1, raw.size())));
  if (!path || !query) return std::nullopt;
  return Target{std::move(*path), std::move(*query)};
}

}  // namespace hoso::http
