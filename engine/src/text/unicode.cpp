#include <hoso/text.hpp>

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace hoso {
namespace {

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

bool is_ascii(char32_t point) { return point < 0x80; }

bool is_space(char32_t point) {
  if (is_ascii(point)) return point <= U' ' || point == 0x7F;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
      return true;
    default:
      return false;
  }
}

void append_utf8(std::string& text, char32_t point) {
  utf8proc_uint8_t bytes[4];
  const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(used));
}

/// Base letters in lower case; nothing for a combining mark.
void append_folded(std::string& text, char32_t point) {
  if (is_ascii(point)) {
    text += static_cast<char>(point >= U'A' && point <= U'Z' ? point + 32 : point);
    return;
  }
  utf8proc_int32_t base[8];
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(point), base, 8,
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK),
      &boundary);
  for (utf8proc_ssize_t i = 0; i < count && i < 8; ++i) {
    const auto letter = static_cast<char32_t>(base[i]);
    // The stroke of "đ" is no mark in Unicode, so decomposition keeps it.
    append_utf8(text, letter == U'\u0111' ? U'd' : letter);
  }
}

/// `append(text, point)` for every point, runs of white space as one space, trimmed.
template <class Append>
std::string with_single_spaces(const std::vector<char32_t>& points, Append append) {
  std::string text;
  for (const char32_t point : points) {
    if (!is_space(point))
      append(text, point);
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

template <class Function>
std::string each_point(std::string_view text, Function function) {
  std::vector<char32_t> points = code_points(nfc(text));
  for (char32_t& point : points)
    point = static_cast<char32_t>(function(static_cast<utf8proc_int32_t>(point)));
  return to_utf8(points);
}

}  // namespace

std::string nfc(std::string_view text) {
  const std::string valid = to_utf8(code_points(text));
  utf8proc_uint8_t* bytes = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                   static_cast<utf8proc_ssize_t>(valid.size()), &bytes,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(bytes);
  if (size < 0) return valid;
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::string normalized_spaces(std::string_view text) {
  return with_single_spaces(code_points(nfc(text)), append_utf8);
}

std::string folded(std::string_view text) {
  return with_single_spaces(code_points(text), append_folded);
}

std::string lower_case(std::string_view text) { return each_point(text, utf8proc_tolower); }

std::string upper_case(std::string_view text) { return each_point(text, utf8proc_toupper); }

bool is_letter(char32_t point) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &point);
    if (used <= 0) {
      used = 1;
      point = 0xFFFD;
    }
    points.push_back(static_cast<char32_t>(point));
    bytes += used;
    left -= used;
  }
  return points;
}

std::string to_utf8(const std::vector<char32_t>& points) {
  std::string text;
  for (const char32_t point : points) append_utf8(text, point);
  return text;
}

}  // namespace hoso
