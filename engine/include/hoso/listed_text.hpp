// Texts that are usually entries of a known list: relations, ethnic groups, nationalities.
#pragma once

#include <string>
#include <utility>

#include <hoso/field_type.hpp>
#include <hoso/lexicon.hpp>

namespace hoso {

/// The one entry of `known` that differs from `text` by one letter; empty when there are none or
/// several, and for short texts, which are one letter from too many others ("Con", "Cô", "Dao").
[[nodiscard]] inline std::string only_entry_near(const std::string& text, const Lexicon& known) {
  constexpr std::size_t shortest_repaired = 5;
  const std::string written = lower_case(with_official_tones(text));
  if (code_points(written).size() < shortest_repaired) return {};
  std::string near;
  for (const std::string& entry : known.entries()) {
    if (edit_distance(written, lower_case(entry)) != 1) continue;
    if (!near.empty()) return {};
    near = entry;
  }
  return near;
}

/// Judges a reading by a list that is not closed: an entry is confirmed, one without its diacritics
/// plausible, one letter off odd; anything else stays as written and is doubtful.
[[nodiscard]] inline Interpretation judged_by_list(const Candidate& candidate, const Lexicon& known) {
  const std::string written = normalized_spaces(candidate.text);
  // A sign at the end may belong to an entry: the blood group "O-".
  const std::string text = known.contains(written) ? written : trimmed_of(written, ".,:;_-'`\"|");
  const double score = candidate.score;
  if (text.empty()) return {candidate.text, "", confidence_of(score, Fit::impossible)};
  if (known.contains(text)) return {candidate.text, known.find(text), confidence_of(score, Fit::confirmed)};
  if (std::string entry = known.find(text); !entry.empty())
    return {candidate.text, std::move(entry), confidence_of(score, Fit::plausible)};
  if (std::string near = only_entry_near(text, known); !near.empty())
    return {candidate.text, std::move(near), confidence_of(score, Fit::odd)};
  return {candidate.text, with_official_tones(text),
          confidence_of(score, Fit::odd) * text_confidence(1, text)};
}

}  // namespace hoso
