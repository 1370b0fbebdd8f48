// Finding a phrase among the words of a page, however it was broken into lines and misread.
#pragma once

#include <vector>

#include "phrases.hpp"
#include "reading.hpp"

namespace hoso::labels {

/// A place where a phrase may stand.
struct Sighting {
  std::vector<std::size_t> words;            ///< seen words, in the phrase's order
  std::vector<std::pair<std::size_t, std::size_t>> pairs;  ///< (word of the phrase, seen word)
  double likeness = 0;                       ///< 0..1, share of the phrase's letters seen in place
  MmRect box;
};

/// From one word to the next of a phrase.
struct Step {
  std::size_t from = 0;
  double cost = 0;  ///< in letters: lines of a paragraph are flush or centred, others are less likely
};

/// Words of a page and which of them may follow which.
class WordField {
 public:
  explicit WordField(std::vector<SeenWord> words);

  /// Where at least `least_likeness` of `phrase` may stand, likest first, no two of them with the same last
  /// word. Deterministic.
  [[nodiscard]] std::vector<Sighting> sightings(const Phrase& phrase,
                                                double least_likeness = 0.6) const;
  [[nodiscard]] const std::vector<SeenWord>& words() const { return words_; }

 private:
  std::vector<SeenWord> words_;
  std::vector<std::vector<Step>> before_;  ///< for each word those that it may follow
};

}  // namespace hoso::labels
