// Texts that are usually entries of a known list: relations, ethnic groups, nationalities.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include <hoso/field_type.hpp>
#include <hoso/lexicon.hpp>

namespace hoso {

/// The entry that differs least from `text`, if that is a fifth of its letters at most: the only one a letter off,
/// or by two letters nearer than any other; empty otherwise, and for short texts, which are near too many entries
/// ("Con", "Cô", "Dao").
[[nodiscard]] inline std::string only_entry_near(const std::string& text, const Lexicon& known) {
  constexpr std::size_t shortest_repaired = 5, share = 5;
  const std::string written = lower_case(with_official_tones(text));
  const std::size_t letters = code_points(written).size();
  if (letters < shortest_repaired) return {};
  std::size_t least = letters, second = letters;
  std::string near;
  for (const std::string& entry : known.entries()) {
    const std::size_t distance = edit_distance(written, lower_case(entry));
    second = std::min(second, std::max(least, distance));
    if (distance >= least) continue;
    least = distance;
    near = entry;
  }
  const std::size_t lead = least == 1 ? 1 : 2;
  return least <= letters / share && second >= least + lead ? near : std::string();
}

/// Judges a reading by a list that is not closed: an entry is confirmed, one without its diacritics
/// plausible, one with other marks or signs or a few letters off odd; anything else stays as written and is doubtful.
[[nodiscard]] inline Interpretation judged_by_list(const Candidate& candidate, const Lexicon& known) {
  const std::string written = normalized_spaces(candidate.text);
  // A sign at the end may belong to an entry: the blood group "O-".
  const std::string text = known.contains(written) ? written : trimmed_of(written, ".,:;_-'`\"|");
  const double score = candidate.score;
  if (text.empty()) return {candidate.text, "", confidence_of(score, Fit::impossible)};
  if (known.contains(text)) return {candidate.text, known.find(text), confidence_of(score, Fit::confirmed)};
  if (std::string entry = known.find(text); !entry.empty())
    return {candidate.text, std::move(entry), confidence_of(score, Fit::plausible)};
  // "0+": of a list of letters, a nought was one.
  std::string lettered = text;
  std::ranges::replace(lettered, '0', 'O');
  std::string near = known.contains(lettered) ? known.find(lettered) : known.find_by_letters(text);
  if (near.empty()) near = only_entry_near(text, known);
  if (!near.empty())
    return {candidate.text, std::move(near), confidence_of(score, Fit::odd)};
  return {candidate.text, with_official_tones(text),
          confidence_of(score, Fit::odd) * text_confidence(1, text)};
}

}  // namespace hoso
