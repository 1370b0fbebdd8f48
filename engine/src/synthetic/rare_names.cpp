#include "synthetic/rare_names.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <sstream>
#include <vector>

#include <hoso/text.hpp>

#include "text/syllable_parts.hpp"

namespace hoso::synthetic {
namespace {

using View = std::u32string_view;

bool is_any_of(View text, std::initializer_list<View> all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

bool starts_with_any(View rime, View letters) { return letters.find(rime.front()) != View::npos; }

/// Which of c/k, g/gh, ng/ngh is written before which vowel, and where i, y and u belong to the onset.
bool go_together(View onset, View rime) {
  if (is_any_of(onset, {U"k", U"gh", U"ngh"})) return starts_with_any(rime, U"ieê");
  if (is_any_of(onset, {U"c", U"g", U"ng"})) return !starts_with_any(rime, U"ieêy");
  if (onset == U"qu") return starts_with_any(rime, U"aăâeê");
  if (onset == U"gi") return !starts_with_any(rime, U"iyeê");
  if (onset.empty()) return !rime.starts_with(U"iê");
  return !starts_with_any(rime, U"y");
}

template <class List>
View picked(const List& list, Random& random) {
  return list[static_cast<std::size_t>(random.below(static_cast<int>(list.size())))];
}

/// Mostly one with a mark, as in most syllables.
std::u32string drawn_tone(Random& random) {
  const auto& marks = syllable_parts::tone_marks;
  const auto drawn = static_cast<std::size_t>(random.below(static_cast<int>(marks.size()) + 1));
  return drawn == marks.size() ? U"" : std::u32string(1, marks[drawn]);
}

/// The mark stands on the last vowel, which with_official_tones mends.
std::string spelt(View onset, View rime, View tone) {
  constexpr View vowels = U"aeiouyăâêôơư";
  const std::size_t behind_vowels = rime.find_last_of(vowels) + 1;
  std::vector<char32_t> word;
  for (const View part : {onset, rime.substr(0, behind_vowels), tone, rime.substr(behind_vowels)}) {
    word.insert(word.end(), part.begin(), part.end());
  }
  return with_official_tones(to_utf8(word));
}

std::string capitalized(const std::string& word) {
  auto points = code_points(word);
  const auto first = code_points(upper_case(to_utf8({points.front()})));
  points.front() = first.front();
  return to_utf8(points);
}

}  // namespace

std::string random_syllable(Random& random) {
  while (true) {
    const View onset = picked(syllable_parts::onsets, random), rime = picked(syllable_parts::rimes, random);
    const std::string word = spelt(onset, rime, drawn_tone(random));
    if (go_together(onset, rime) && is_vietnamese_syllable(word)) return capitalized(word);
  }
}

std::string rare_name(const std::string& name, Random& random) {
  std::istringstream stream(name);
  std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
  if (words.empty()) return name;
  const auto certain = static_cast<std::size_t>(random.below(static_cast<int>(words.size())));
  std::string rare;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool replaced = i == certain || random.below(3) == 0;
    if (!rare.empty()) rare += ' ';
    rare += replaced ? random_syllable(random) : words[i];
  }
  return rare;
}

Values with_rare_names(const FormTemplate& form, Values values, Random& random) {
  for (const FieldSpec& field : form.fields) {
    const auto name = values.find(field.id);
    if (field.type != "person_name" || name == values.end()) continue;
    name->second = rare_name(name->second, random);
  }
  return values;
}

}  // namespace hoso::synthetic
