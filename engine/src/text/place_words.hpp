// Texts as words for finding place names in them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hoso::places {

enum class Gap {
  none,   ///< white space only
  dot,    ///< "TP. Việt Trì", or the end of a sentence
  dash,   ///< between names, or inside one: "Phan Rang - Tháp Chàm"
  comma,  ///< , ; : line end
  open,   ///< (
  close,  ///< )
};

struct PlaceWord {
  std::string key;        ///< folded, no apostrophes, numbers without leading zeros
  std::size_t begin = 0;  ///< bytes in the text
  std::size_t end = 0;
  Gap before = Gap::comma;  ///< strongest mark between the previous word and this; first: comma
};

/// "P1", "Q10" and "TPHCM" become two words, so that an abbreviation is always a word.
[[nodiscard]] std::vector<PlaceWord> place_words(std::string_view text);

/// Keys of words [first, first + count), joined by spaces.
[[nodiscard]] std::string joined_keys(const std::vector<PlaceWord>& words, std::size_t first,
                                      std::size_t count);

/// joined_keys of the whole text: how unit names are indexed.
[[nodiscard]] std::string place_key(std::string_view text);

/// Like place_key, but with diacritics (official tones): tells names apart that fold alike.
[[nodiscard]] std::string place_spelling(std::string_view text);

}  // namespace hoso::places
