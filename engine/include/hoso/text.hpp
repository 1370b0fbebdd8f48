// Vietnamese text: Unicode forms, folding, distances. All texts are UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hoso {

/// Unicode NFC. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string nfc(std::string_view text);
/// NFC, white space runs to one space, trimmed.
[[nodiscard]] std::string normalized_spaces(std::string_view text);
/// Lower case, without diacritics, đ -> d, white space normalised: for finding, never for storing.
[[nodiscard]] std::string folded(std::string_view text);
/// Lower case of any Vietnamese letter.
[[nodiscard]] std::string lower_case(std::string_view text);
/// Upper case of any Vietnamese letter.
[[nodiscard]] std::string upper_case(std::string_view text);
/// Tone marks where official texts put them (QĐ 19/2025/QĐ-TTg prints "Thanh Hóa", "Khánh Hòa"):
/// "Hoà" -> "Hòa", "thuỷ" -> "thủy", "hòan" -> "hoàn". NFC. Words that cannot be Vietnamese
/// syllables stay as written.
[[nodiscard]] std::string with_official_tones(std::string_view text);
/// Syllables that lost the dot below to a ruled or dotted line: one closed by a stop (c, ch, p, t) carries
/// acute or dot below, so "Viêt" was "Việt" and "đươc" was "được". Only where a marked vowel (â ê ô ơ ư ă)
/// shows that the word is written with marks. NFC; everything else stays as written.
[[nodiscard]] std::string with_lost_dots(std::string_view text);
/// Whether `word` is spelled like a Vietnamese syllable (onset, rime and tone go together), in
/// any case and with the tone mark on any of its vowels. Says nothing about meaning.
[[nodiscard]] bool is_vietnamese_syllable(std::string_view word);
/// Share of the words of `text` (runs of letters) that are Vietnamese syllables; 1 without words.
[[nodiscard]] double vietnamese_share(std::string_view text);
/// A letter of any script or a mark on one (Unicode categories L and M).
[[nodiscard]] bool is_letter(char32_t point);
/// The code points of UTF-8, in order. Invalid bytes become U+FFFD.
[[nodiscard]] std::vector<char32_t> code_points(std::string_view text);
/// Inverse of code_points() for valid text.
[[nodiscard]] std::string to_utf8(const std::vector<char32_t>& code_points);
/// Levenshtein distance in code points.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);
/// The entry of `known` with the least edit distance; empty when `known` is.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace hoso
