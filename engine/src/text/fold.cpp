#include <hoso/text.hpp>

#include <algorithm>
#include <numeric>

#include <utf8proc.h>

namespace hoso {
namespace {

constexpr char32_t d_with_stroke = U'\u0111';

/// Base letters of one code point, lower case; nothing for a combining mark.
void append_folded(char32_t point, std::vector<char32_t>& folded) {
  utf8proc_int32_t base[8];
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(point), base, 8,
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK),
      &boundary);
  for (utf8proc_ssize_t i = 0; i < count && i < 8; ++i) {
    const auto letter = static_cast<char32_t>(base[i]);
    // The stroke of "đ" is no mark in Unicode, so decomposition keeps it.
    folded.push_back(letter == d_with_stroke ? U'd' : letter);
  }
}

}  // namespace

std::string folded(std::string_view text) {
  std::vector<char32_t> points;
  for (const char32_t point : code_points(text)) append_folded(point, points);
  return normalized_spaces(to_utf8(points));
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
  const auto a = code_points(left), b = code_points(right);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replace, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  const auto best = std::ranges::min_element(
      known, {}, [&](const std::string& entry) { return edit_distance(word, entry); });
  return best == known.end() ? std::string() : *best;
}

}  // namespace hoso
