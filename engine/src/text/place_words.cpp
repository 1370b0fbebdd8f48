#include "text/place_words.hpp"

#include <algorithm>
#include <utility>

#include <hoso/text.hpp>

#include <utf8proc.h>

namespace hoso::places {
namespace {

struct Character {
  char32_t point = 0;
  std::size_t end = 0;  ///< byte after it
};

/// The code point that starts at byte `at`; an invalid byte is one of its own.
Character character_at(std::string_view text, std::size_t at) {
  utf8proc_int32_t point = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto left = static_cast<utf8proc_ssize_t>(text.size() - at);
  const auto used = std::max<utf8proc_ssize_t>(1, utf8proc_iterate(bytes, left, &point));
  return {static_cast<char32_t>(std::max(point, 0)), at + static_cast<std::size_t>(used)};
}

bool is_apostrophe(char32_t point) { return point == U'\'' || point == U'\u2019' || point == U'`'; }

bool in_word(char32_t point) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) ||
         is_apostrophe(point);
}

Gap gap_of(char32_t point) {
  switch (point) {
    case U'.':
      return Gap::dot;
    case U'-':
    case U'\u2013':
    case U'\u2014':
      return Gap::dash;
    case U',':
    case U';':
    case U':':
    case U'\n':
      return Gap::comma;
    case U'(':
      return Gap::open;
    case U')':
      return Gap::close;
    default:
      return Gap::none;
  }
}

std::string without_apostrophes(std::string word) {
  std::erase_if(word, [](char c) { return c == '\'' || c == '`'; });
  constexpr std::string_view typographic = "\u2019";
  for (std::size_t at; (at = word.find(typographic)) != std::string::npos;)
    word.erase(at, typographic.size());
  return word;
}

std::string key_of(std::string_view word) {
  std::string key = without_apostrophes(folded(word));
  const std::size_t digits = key.find_first_not_of('0');
  if (digits != 0 && digits != std::string::npos) key.erase(0, digits);
  return key;
}

/// Length of an abbreviation that is glued to what follows; 0 = none.
std::size_t glued_abbreviation(std::string_view key) {
  if (key == "tphcm") return 2;
  const bool abbreviated = key.size() > 1 && (key[0] == 'p' || key[0] == 'q');
  const bool numbered = std::ranges::all_of(key.substr(std::min<std::size_t>(1, key.size())),
                                            [](char c) { return c >= '0' && c <= '9'; });
  return abbreviated && numbered ? 1 : 0;
}

void append_word(std::vector<PlaceWord>& words, std::string_view text, PlaceWord word) {
  word.key = key_of(text.substr(word.begin, word.end - word.begin));
  if (word.key.empty()) return;
  const std::size_t split = glued_abbreviation(word.key);
  // The split key is ASCII, and so are the bytes it stands for.
  if (split == 0 || word.end - word.begin != word.key.size()) {
    words.push_back(std::move(word));
    return;
  }
  const std::size_t middle = word.begin + split;
  words.push_back({word.key.substr(0, split), word.begin, middle, word.before});
  words.push_back({key_of(word.key.substr(split)), middle, word.end, Gap::none});
}

}  // namespace

std::vector<PlaceWord> place_words(std::string_view text) {
  std::vector<PlaceWord> words;
  Gap gap = Gap::comma;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, end] = character_at(text, at);
    if (in_word(point)) {
      if (!inside) begin = at;
      inside = true;
    } else {
      if (inside) append_word(words, text, {{}, begin, at, std::exchange(gap, Gap::none)});
      inside = false;
      gap = std::max(gap, gap_of(point));
    }
    at = end;
  }
  if (inside) append_word(words, text, {{}, begin, text.size(), gap});
  return words;
}

std::string joined_keys(const std::vector<PlaceWord>& words, std::size_t first, std::size_t count) {
  std::string joined;
  for (std::size_t i = first; i < first + count; ++i) {
    if (i > first) joined += ' ';
    joined += words[i].key;
  }
  return joined;
}

std::string place_key(std::string_view text) {
  const std::vector<PlaceWord> words = place_words(text);
  return joined_keys(words, 0, words.size());
}

std::string place_spelling(std::string_view text) {
  std::string spelling;
  for (const PlaceWord& word : place_words(text)) {
    if (!spelling.empty()) spelling += ' ';
    spelling += without_apostrophes(
        lower_case(with_official_tones(text.substr(word.begin, word.end - word.begin))));
  }
  return spelling;
}

}  // namespace hoso::places
