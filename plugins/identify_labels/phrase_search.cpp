#include "phrase_search.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <hoso/text.hpp>

namespace hoso::labels {
namespace {

constexpr std::size_t most_sightings = 12;
constexpr double least_word_likeness = 0.5;
/// Words between two others on a line, for what a reader makes of dirt.
constexpr double widest_step_mm = 6;
/// Line pitch within a paragraph, in heights of a line's letters.
constexpr double most_line_pitch = 3.2;

double word_likeness(const std::string& a, const std::string& b) {
  if (a == b) return 1;
  const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  if (2 * shorter < longer) return 0;
  return 1 - static_cast<double>(edit_distance(a, b)) / static_cast<double>(longer);
}

bool follows_on_line(const SeenWord& left, const SeenWord& right) {
  const double gap = right.box.x - left.box.right();
  return right.box.x > left.box.x && gap < widest_step_mm &&
         shared_y(left.box, right.box) > 0.3 * std::min(left.box.height, right.box.height);
}

/// Whether `word` may begin the line below the one that `last` ends.
bool wraps(const SeenWord& last, const SeenWord& word) {
  constexpr double paragraph_mm = 180;
  const double down = middle_y(word.box) - middle_y(last.box);
  return word.begins_line && down > 0.7 * last.box.height && down < most_line_pitch * last.box.height + 1 &&
         word.box.x < last.box.right() + 12 && word.box.x > last.box.right() - paragraph_mm;
}

double wrap_cost(const MmRect& upper, const MmRect& lower) {
  constexpr double cost_per_mm = 0.04;
  return 0.05 + cost_per_mm * std::min(std::abs(upper.x - lower.x), std::abs(middle_x(upper) - middle_x(lower)));
}

/// The best way to see keys[0..k] that ends with a given word.
struct Cell {
  double letters = -1;   ///< seen in place; < 0 = cannot end here
  int key = -1;          ///< of the cell before
  std::size_t word = 0;
  std::size_t first_key = 0;  ///< keys that the last word shows: first_key..k
  bool starts = true;
};

class Search {
 public:
  Search(const std::vector<std::string>& keys, const std::vector<SeenWord>& words,
         const std::vector<std::vector<Step>>& before)
      : keys_(keys), words_(words), before_(before),
        cells_(keys.size(), std::vector<Cell>(words.size())) {}

  std::vector<Sighting> run(double least_likeness) {
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      for (std::size_t word = 0; word < words_.size(); ++word) fill(key, word);
    }
    return best_ones(least_likeness);
  }

 private:
  void fill(std::size_t key, std::size_t word) {
    const std::string& seen = words_[word].key;
    if (seen.empty()) return;
    take(key, word, key, word_likeness(keys_[key], seen) * static_cast<double>(keys_[key].size()),
         word_likeness(keys_[key], seen));
    if (key == 0) return;
    // Two words that were read as one.
    const std::string both = keys_[key - 1] + keys_[key];
    take(key, word, key - 1, word_likeness(both, seen) * static_cast<double>(both.size()),
         word_likeness(both, seen) - 0.2);
  }

  void take(std::size_t key, std::size_t word, std::size_t first_key, double letters, double likeness) {
    if (likeness < least_word_likeness) return;
    Cell best{letters, -1, 0, first_key, true};
    for (const auto& [from, cost] : before_[word]) {
      // One or two of the phrase's words may have got lost in between.
      for (std::size_t lost = 0; lost < 3 && lost + 1 <= first_key; ++lost) {
        const std::size_t last = first_key - 1 - lost;
        const Cell& cell = cells_[last][from];
        if (cell.letters < 0 || cell.letters + letters - cost <= best.letters) continue;
        best = {cell.letters + letters - cost, static_cast<int>(last), from, first_key, false};
      }
    }
    if (best.letters > cells_[key][word].letters) cells_[key][word] = best;
  }

  [[nodiscard]] Sighting traced(std::size_t key, std::size_t word, double all) const {
    Sighting sighting;
    sighting.likeness = cells_[key][word].letters / all;
    for (int at = static_cast<int>(key); at >= 0;) {
      const Cell& cell = cells_[static_cast<std::size_t>(at)][word];
      sighting.words.push_back(word);
      for (std::size_t k = static_cast<std::size_t>(at) + 1; k-- > cell.first_key;) {
        sighting.pairs.emplace_back(k, word);
      }
      sighting.box = united(sighting.box, words_[word].box);
      if (cell.starts) break;
      at = cell.key;
      word = cell.word;
    }
    std::ranges::reverse(sighting.words);
    std::ranges::reverse(sighting.pairs);
    return sighting;
  }

  std::vector<Sighting> best_ones(double least_likeness) const {
    double all = 0;
    for (const std::string& key : keys_) all += static_cast<double>(key.size());
    std::vector<std::tuple<double, std::size_t, std::size_t>> ends;
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      for (std::size_t word = 0; word < words_.size(); ++word) {
        const double letters = cells_[key][word].letters;
        if (letters >= least_likeness * all) ends.emplace_back(-letters, word, key);
      }
    }
    std::ranges::sort(ends);
    std::vector<Sighting> best;
    std::set<std::size_t> used;
    for (const auto& [letters, word, key] : ends) {
      if (!used.insert(word).second) continue;
      best.push_back(traced(key, word, all));
      if (best.size() == most_sightings) break;
    }
    return best;
  }

  const std::vector<std::string>& keys_;
  const std::vector<SeenWord>& words_;
  const std::vector<std::vector<Step>>& before_;
  std::vector<std::vector<Cell>> cells_;
};

}  // namespace

WordField::WordField(std::vector<SeenWord> words) : words_(std::move(words)), before_(words_.size()) {
  std::vector<MmRect> lines;
  for (const SeenWord& word : words_) {
    if (lines.size() <= word.line) lines.resize(word.line + 1);
    lines[word.line] = united(lines[word.line], word.box);
  }
  for (std::size_t word = 0; word < words_.size(); ++word) {
    std::vector<std::size_t> left;
    for (std::size_t other = 0; other < words_.size(); ++other) {
      if (other == word) continue;
      if (follows_on_line(words_[other], words_[word])) left.push_back(other);
      else if (wraps(words_[other], words_[word])) {
        before_[word].push_back({other, wrap_cost(lines[words_[other].line], lines[words_[word].line])});
      }
    }
    // The neighbour, and the one before it in case the neighbour is dirt.
    std::ranges::sort(left, std::ranges::greater{}, [&](std::size_t at) { return words_[at].box.x; });
    if (left.size() > 2) left.resize(2);
    for (const std::size_t from : left) before_[word].push_back({from, 0});
  }
}

std::vector<Sighting> WordField::sightings(const Phrase& phrase, double least_likeness) const {
  return Search(phrase.keys, words_, before_).run(least_likeness);
}

}  // namespace hoso::labels
