#include "word_weights.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <initializer_list>

#include <hoso/text.hpp>

namespace hoso::handwriting {
namespace {

namespace fs = std::filesystem;

/// Beside a known word's, which is 1.
constexpr double other_syllable = 0.3;
constexpr double no_syllable = 0.03;
constexpr double other_first = 0.3;

bool is_between_words(char sign) { return static_cast<unsigned char>(sign) < 0x80 && !std::isalpha(sign); }

/// As written there, each once: names of units say few words many times.
std::unordered_set<std::string_view> written_words(const std::vector<std::string>& texts) {
  std::unordered_set<std::string_view> words;
  for (const std::string_view text : texts) {
    for (auto at = text.begin(); at != text.end();) {
      const auto end = std::find_if(at, text.end(), is_between_words);
      if (end - at > 1) words.insert(std::string_view(at, end));
      at = end == text.end() ? end : end + 1;
    }
  }
  return words;
}

std::unordered_set<std::string> words_of(const std::vector<std::string>& texts) {
  std::unordered_set<std::string> words;
  for (const std::string_view word : written_words(texts)) words.insert(lower_case(with_official_tones(word)));
  return words;
}

std::string lower_utf8(std::u32string_view text) {
  return lower_case(with_official_tones(to_utf8({text.begin(), text.end()})));
}

/// Lines of word lists; '#' starts a comment.
std::vector<std::string> lines_of(const fs::path& folder, std::initializer_list<const char*> files) {
  std::vector<std::string> lines;
  for (const char* file : files) {
    std::ifstream in(folder / file);
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with('#')) lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace

WordWeights::WordWeights(const std::vector<std::string>& known, const std::vector<std::string>& first)
    : known_(words_of(known)), first_(words_of(first)) {}

double WordWeights::weight(std::u32string_view text) const {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  if (begin == text.size()) return 1;
  const std::string word = lower_utf8(text.substr(begin));
  const double first = begin == 0 && !first_.empty() && !first_.contains(word) ? other_first : 1;
  if (known_.contains(word)) return first;
  return first * (is_vietnamese_syllable(word) ? other_syllable : no_syllable);
}

WordWeights name_weights(const fs::path& resources) {
  const fs::path folder = resources / "lexicons";
  const auto family = lines_of(folder, {"family_names.txt"});
  auto known = lines_of(folder, {"given_names_female.txt", "given_names_male.txt", "middle_names_female.txt",
                                 "middle_names_male.txt"});
  known.insert(known.end(), family.begin(), family.end());
  return {known, family};
}

WordWeights word_weights(const fs::path& resources) {
  auto known = lines_of(resources / "lexicons", {"requests.txt", "request_words.txt", "relations.txt",
                                                 "given_names_female.txt", "given_names_male.txt"});
  const auto units = lines_of(resources / "units", {"provinces.tsv", "communes.tsv"});
  known.insert(known.end(), units.begin(), units.end());
  return {known, {}};
}

}  // namespace hoso::handwriting
