// What the field stages have in common: judging candidates, and repeatable choices.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/field_value.hpp>
#include <hoso/stages.hpp>
#include <hoso/text.hpp>

namespace hoso {

/// How well a reading fits the type of its field.
enum class Fit {
  confirmed,   ///< an inner structure or a closed list says so (a misreading would break it)
  familiar,    ///< all its parts are well known, though another reading's may be, too
  plausible,   ///< nothing speaks against it
  odd,         ///< possible, but not usual
  impossible,  ///< no value of this type
};

/// A recognizer's score (0..1) corrected by what the type knows. Only a confirmed or familiar
/// reading or a very high score gets `trusted_from` or more; an impossible one stays below 0.5.
/// Confirmation lifts good scores more than poor ones, so an unlikely candidate does not win by its
/// form alone.
[[nodiscard]] inline double confidence_of(double score, Fit fit) {
  const double sure = std::clamp(score, 0.0, 1.0);
  switch (fit) {
    case Fit::confirmed:
      return sure + (1 - sure) * 0.65 * sure * sure;
    case Fit::familiar:
      return sure;
    case Fit::plausible:
      return sure >= 0.97 ? sure : std::min(sure, trusted_from - 0.01);
    case Fit::odd:
      return std::min(sure * 0.75, 0.7);
    case Fit::impossible:
      break;
  }
  return sure * 0.45;
}

/// For free text: nothing confirms it, but words that cannot be Vietnamese make it doubtful.
/// `fit` says what else the type knows of it.
[[nodiscard]] inline double text_confidence(double score, std::string_view text,
                                            Fit fit = Fit::plausible) {
  if (text.empty()) return confidence_of(score, Fit::impossible);
  return confidence_of(score, fit) * (0.7 + 0.3 * vietnamese_share(text));
}

/// Where only digits can stand: O for 0, and l, I, | or ! for 1, are read as the digit.
[[nodiscard]] inline std::string with_digits_repaired(std::string_view text) {
  std::string repaired(text);
  for (char& c : repaired) {
    if (c == 'O' || c == 'o') c = '0';
    if (c == 'l' || c == 'I' || c == '|' || c == '!') c = '1';
  }
  return repaired;
}

/// `text` without spaces and the given ASCII characters at its ends.
[[nodiscard]] inline std::string trimmed_of(std::string_view text, std::string_view noise) {
  const std::string strip = std::string(noise) + ' ';
  const std::size_t first = text.find_first_not_of(strip);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(strip) - first + 1));
}

/// A sentence without what dotted leaders leave in it: a full stop between two small letters is a
/// space ("tại.thôn"), one between two small words is none ("báo. này"), a comma has a space after it, words of
/// signs alone at the end are none. White space is normalised.
[[nodiscard]] inline std::string without_leader_marks(std::string_view text) {
  const std::vector<char32_t> points = code_points(normalized_spaces(text));
  const auto is_small = [&](std::size_t i) {
    const std::string letter = to_utf8({points[i]});
    return is_letter(points[i]) && lower_case(letter) == letter;
  };
  std::vector<char32_t> clean;
  std::size_t end = 0;  // of the last word that holds a letter or digit
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool inner = i > 0 && i + 1 < points.size();
    const bool stop = points[i] == U'.' && inner && is_small(i - 1);
    if (stop && points[i + 1] == U' ' && i + 2 < points.size() && is_small(i + 2)) continue;
    clean.push_back(stop && is_small(i + 1) ? U' ' : points[i]);
    if (points[i] == U',' && inner && is_letter(points[i + 1])) clean.push_back(U' ');
    if (is_letter(points[i]) || (points[i] >= U'0' && points[i] <= U'9')) end = clean.size();
  }
  // Signs that end the last word belong to it: "(cũ)".
  while (end > 0 && end < clean.size() && clean[end] != U' ') ++end;
  clean.resize(end);
  return to_utf8(clean);
}

/// An address whose readers lost commas: "thôn 92 xã Bum Tở" has one before the unit's kind where a number or a name
/// stands before it. White space is normalised.
[[nodiscard]] inline std::string with_unit_commas(std::string_view address) {
  const std::string text = normalized_spaces(address);
  std::string mended;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins_word = at > 0 && text[at - 1] == ' ';
    bool unit = false;
    for (const std::string_view kind : {"xã ", "phường ", "đặc khu ", "tỉnh ", "thành phố "}) {
      unit = unit || std::string_view(text).substr(at).starts_with(kind);
    }
    if (begins_word && unit) {
      const std::size_t word = mended.find_last_of(' ', mended.size() - 2) + 1;  // npos + 1 = 0
      const std::string before = mended.substr(word, mended.size() - 1 - word);
      const bool number = !before.empty() && before.find_first_not_of("0123456789") == std::string::npos;
      const std::string small = lower_case(before);
      const std::vector<char32_t> letters = code_points(before), folded_letters = code_points(small);
      const bool named = letters.size() > 1 && letters.front() != folded_letters.front() &&
                         letters.back() == folded_letters.back() && is_letter(letters.back());
      if (number || named) mended.insert(mended.size() - 1, 1, ',');
    }
    mended += text[at++];
  }
  return mended;
}

/// Judges every candidate and keeps the one with the highest confidence; the earlier of equals.
/// `judge(const Candidate&)` returns an Interpretation. `candidates`: at least one.
template <class Judge>
[[nodiscard]] Interpretation most_confident(const std::vector<Candidate>& candidates, Judge judge) {
  Interpretation best = judge(candidates.front());
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    Interpretation other = judge(candidates[i]);
    if (other.confidence > best.confidence) best = std::move(other);
  }
  return best;
}

/// 0 .. count - 1. std::uniform_int_distribution gives other numbers with other libraries, which
/// would change every synthetic page; the bias of a remainder does not matter here.
[[nodiscard]] inline std::size_t pick(std::mt19937_64& random, std::size_t count) {
  return static_cast<std::size_t>(random() % count);
}

/// One of `from`, which must not be empty.
[[nodiscard]] inline const std::string& pick(std::mt19937_64& random,
                                             const std::vector<std::string>& from) {
  return from[pick(random, from.size())];
}

/// `count` decimal digits.
[[nodiscard]] inline std::string pick_digits(std::mt19937_64& random, std::size_t count) {
  std::string digits(count, '0');
  for (char& digit : digits) digit = static_cast<char>('0' + pick(random, 10));
  return digits;
}

}  // namespace hoso
