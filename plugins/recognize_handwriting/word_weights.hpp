// How likely words are, from the word lists and units that come with the templates.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace hoso::handwriting {

/// Known words, in small letters and with official tones. Immutable; any thread.
class WordWeights {
 public:
  /// `known`, `first`: texts whose words are known; `first`: those that a text begins with, empty = any.
  WordWeights(const std::vector<std::string>& known, const std::vector<std::string>& first);

  /// Of the word that `text` ends with, 0..1; 1 when it does not end with a letter.
  [[nodiscard]] double weight(std::u32string_view text) const;

 private:
  std::unordered_set<std::string> known_, first_;
};

/// For names of persons. `resources`: the templates folder; what is missing there is left out.
[[nodiscard]] WordWeights name_weights(const std::filesystem::path& resources);
/// For places, requests and other texts.
[[nodiscard]] WordWeights word_weights(const std::filesystem::path& resources);

}  // namespace hoso::handwriting
