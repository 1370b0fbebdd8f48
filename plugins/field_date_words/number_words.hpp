// Vietnamese numerals, as dates in words use them.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace hoso::date_words {

/// What a word stands for in a date.
struct Word {
  enum class Kind { digit, ten, hundred, thousand, filler, day, month };
  Kind kind = Kind::filler;
  int value = 0;  ///< of a digit
  /// How sure the word is: 0 = as in the dictionary, 1 = without diacritics, 2 = one letter off.
  int doubt = 0;
};

/// The word that `text` is or is nearest to; none when it is no word of a date. "năm" is five or
/// the year: it is given as the digit, and who reads the sentence decides.
[[nodiscard]] std::optional<Word> word_of(const std::string& text);

/// 0 to 9999; none when the words are no number. Digit by digit is one, too: "hai không hai sáu".
[[nodiscard]] std::optional<int> number_of(std::span<const Word> words);

/// "hai nghìn không trăm linh năm". `number`: 1 to 9999.
[[nodiscard]] std::string in_words(int number);

}  // namespace hoso::date_words
