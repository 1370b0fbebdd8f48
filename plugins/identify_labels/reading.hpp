// The words that stand on a page.
#pragma once

#include <string>
#include <vector>

#include "text_lines.hpp"
#include "word_reader.hpp"

namespace hoso::labels {

struct SeenWord {
  std::string text;            ///< as read
  std::string key;             ///< see key_of
  MmRect box;                  ///< of its letters
  std::vector<int> pieces;     ///< Piece::label of its letters and accents
  std::size_t line = 0;        ///< position in the lines it was read from
  bool begins_line = false;
  double confidence = 0;       ///< 0..1
};

/// What words are compared by: lower case letters and digits without diacritics, without footnote marks
/// such as "(3)". Empty = nothing but signs.
[[nodiscard]] std::string key_of(std::string_view word);

/// Words of one line, from the left.
[[nodiscard]] std::vector<SeenWord> words_in(const TextLine& line, const Marks& marks, WordReader& reader);

}  // namespace hoso::labels
