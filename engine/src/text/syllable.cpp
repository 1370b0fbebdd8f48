#include <hoso/text.hpp>

#include <algorithm>
#include <optional>

#include <utf8proc.h>

#include "text/syllable_parts.hpp"

namespace hoso {
namespace {

using Points = std::vector<char32_t>;
using View = std::u32string_view;
using syllable_parts::onsets;
using syllable_parts::rimes;
using syllable_parts::tone_marks;

constexpr View vowels = U"aeiouyăâêôơư";
constexpr View marked_vowels = U"ăâêôơư";
constexpr char32_t acute = U'\u0301';
constexpr char32_t dot_below = U'\u0323';

/// A word without its tone: `letters` in NFC and as cased in the text.
struct Spelling {
  Points letters;
  char32_t tone = 0;  ///< combining mark; 0 = level tone
  int tone_count = 0;
};

struct Syllable {
  View onset;
  View rime;
};

Points lowered(const Points& letters) {
  Points lower = letters;
  for (char32_t& point : lower)
    point = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point)));
  return lower;
}

Points decomposed(char32_t point) {
  utf8proc_int32_t parts[8];
  int boundary = 0;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point), parts, 8,
                                             UTF8PROC_DECOMPOSE, &boundary);
  Points points;
  for (utf8proc_ssize_t i = 0; i < count && i < 8; ++i)
    points.push_back(static_cast<char32_t>(parts[i]));
  return points;
}

Spelling spelling_of(const Points& word) {
  Spelling spelling;
  Points toneless;
  for (const char32_t letter : word) {
    for (const char32_t part : decomposed(letter)) {
      if (tone_marks.find(part) == View::npos) {
        toneless.push_back(part);
      } else {
        spelling.tone = part;
        ++spelling.tone_count;
      }
    }
  }
  spelling.letters = code_points(nfc(to_utf8(toneless)));
  return spelling;
}

bool is_rime(View text) { return std::ranges::find(rimes, text) != rimes.end(); }

std::optional<Syllable> syllable_of(View lower) {
  for (const View onset : onsets)
    if (lower.starts_with(onset) && is_rime(lower.substr(onset.size())))
      return Syllable{lower.substr(0, onset.size()), lower.substr(onset.size())};
  return std::nullopt;
}

/// Which letter of the rime carries the tone: the marked vowel if there is one, else the last
/// but one of an open rime, else the one before the closing consonant.
std::size_t tone_position(View rime) {
  const std::size_t nucleus = std::min(rime.find_first_not_of(vowels), rime.size());
  const std::size_t marked = rime.find_last_of(marked_vowels);
  if (marked != View::npos) return marked;
  if (nucleus == 3) return 1;
  return nucleus == 2 && nucleus < rime.size() ? 1 : 0;
}

bool is_stopped(View rime) {
  return rime.ends_with(U"c") || rime.ends_with(U"ch") || rime.ends_with(U"p") || rime.ends_with(U"t");
}

bool tone_fits(View rime, char32_t tone) {
  return !is_stopped(rime) || tone == acute || tone == dot_below;
}

/// `spelling.letters` with `tone` on the vowel that carries it in official texts.
Points toned(const Spelling& spelling, const Syllable& syllable, char32_t tone) {
  const std::size_t position = syllable.onset.size() + tone_position(syllable.rime);
  Points letters = spelling.letters;
  letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(position) + 1, tone);
  return letters;
}

Points with_official_tone(const Points& word) {
  const Spelling spelling = spelling_of(word);
  if (spelling.tone_count != 1) return word;
  const Points lower = lowered(spelling.letters);
  const auto syllable = syllable_of({lower.data(), lower.size()});
  return syllable ? toned(spelling, *syllable, spelling.tone) : word;
}

Points with_lost_dot(const Points& word) {
  const Spelling spelling = spelling_of(word);
  const Points lower = lowered(spelling.letters);
  const auto syllable = syllable_of({lower.data(), lower.size()});
  const bool lost = syllable && spelling.tone_count == 0 && is_stopped(syllable->rime) &&
                    syllable->rime.find_first_of(marked_vowels) != View::npos;
  return lost ? toned(spelling, *syllable, dot_below) : word;
}

/// Each run of letters of `text` as `change` makes it; NFC.
template <class Change>
std::string word_by_word(std::string_view text, Change change) {
  const Points points = code_points(nfc(text));
  Points changed;
  for (auto at = points.begin(); at != points.end();) {
    const auto end = std::find_if(at, points.end(), [](char32_t p) { return !is_letter(p); });
    const Points word = change(Points(at, end));
    changed.insert(changed.end(), word.begin(), word.end());
    at = end;
    if (at != points.end()) changed.push_back(*at++);
  }
  return nfc(to_utf8(changed));
}

}  // namespace

std::string with_official_tones(std::string_view text) { return word_by_word(text, with_official_tone); }

std::string with_lost_dots(std::string_view text) { return word_by_word(text, with_lost_dot); }

bool is_vietnamese_syllable(std::string_view word) {
  const Spelling spelling = spelling_of(code_points(word));
  if (spelling.tone_count > 1) return false;
  const Points lower = lowered(spelling.letters);
  const auto syllable = syllable_of({lower.data(), lower.size()});
  return syllable && tone_fits(syllable->rime, spelling.tone);
}

double vietnamese_share(std::string_view text) {
  const Points points = code_points(nfc(text));
  int words = 0;
  int syllables = 0;
  for (auto at = points.begin(); at != points.end();) {
    const auto end = std::find_if(at, points.end(), [](char32_t p) { return !is_letter(p); });
    if (end != at) {
      ++words;
      syllables += is_vietnamese_syllable(to_utf8(Points(at, end))) ? 1 : 0;
    }
    at = end == points.end() ? end : end + 1;
  }
  return words == 0 ? 1 : static_cast<double>(syllables) / words;
}

}  // namespace hoso
