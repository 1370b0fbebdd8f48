#include "form_diff/matching.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include <hoso/text.hpp>

#include "drafting/label_text.hpp"
#include "form_diff/entries.hpp"

namespace hoso::form_diff {
namespace {

using drafting::DraftEntry;
using drafting::label_key;

// What speaks for a pair beside its label, and how much of all that must be there.
constexpr double for_meaning = 0.3, for_neighbour = 0.15, for_place = 0.15, enough = 0.65;
constexpr double same_place_mm = 3;

struct Pair {
  std::size_t old_at, new_at;
  double worth;
};

std::multiset<std::string> words_of(const std::string& key) {
  std::istringstream stream(key);
  std::multiset<std::string> words;
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

/// 0..1: the greater of shared words and shared letters.
double likeness(const std::string& a, const std::string& b) {
  const auto old_words = words_of(a), new_words = words_of(b);
  std::vector<std::string> both;
  std::ranges::set_intersection(old_words, new_words, std::back_inserter(both));
  const double words =
      2.0 * static_cast<double>(both.size()) / static_cast<double>(old_words.size() + new_words.size());
  const double letters =
      1 - static_cast<double>(edit_distance(a, b)) / static_cast<double>(std::max(a.size(), b.size()));
  return std::max(words, letters);
}

/// A table is never a line, and who signs never what is written.
bool may_be_one(const DraftEntry& a, const DraftEntry& b) {
  const auto apart = [](EntryKind kind) { return kind == EntryKind::table || kind == EntryKind::signature; };
  const EntryKind one = kind_of(a), other = kind_of(b);
  return one == other || (!apart(one) && !apart(other));
}

class Matcher {
 public:
  Matcher(const PrintedForm& older, const PrintedForm& newer)
      : old_(older.draft.entries), new_(newer.draft.entries), read_(older.was_read || newer.was_read) {
    for (const DraftEntry& entry : old_) old_keys_.push_back(label_key(label_of(entry)));
    for (const DraftEntry& entry : new_) new_keys_.push_back(label_key(label_of(entry)));
    matches_.resize(old_.size());
    taken_.resize(new_.size(), false);
  }

  Matches matches() {
    take(pairs([&](std::size_t i, std::size_t j) { return worth_of_same(i, j); }));
    // A neighbour that has just been paired speaks for the next one.
    while (take(pairs([&](std::size_t i, std::size_t j) { return worth_of_alike(i, j); })) > 0) {
    }
    return std::move(matches_);
  }

 private:
  template <typename Worth>
  [[nodiscard]] std::vector<Pair> pairs(const Worth& worth) const {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      for (std::size_t j = 0; j < new_.size() && !matches_[i]; ++j) {
        if (taken_[j] || !may_be_one(old_[i], new_[j])) continue;
        if (const double value = worth(i, j); value > 0) pairs.push_back({i, j, value});
      }
    }
    std::ranges::stable_sort(pairs, [](const Pair& a, const Pair& b) { return a.worth > b.worth; });
    return pairs;
  }

  std::size_t take(const std::vector<Pair>& pairs) {
    std::size_t count = 0;
    for (const Pair& pair : pairs) {
      if (matches_[pair.old_at] || taken_[pair.new_at]) continue;
      matches_[pair.old_at] = pair.new_at;
      taken_[pair.new_at] = true;
      ++count;
    }
    return count;
  }

  [[nodiscard]] bool same_key(std::size_t i, std::size_t j) const {
    return same_label(label_of(old_[i]), label_of(new_[j]), read_);
  }

  /// Neighbours are compared by label, for none is paired yet.
  [[nodiscard]] double worth_of_same(std::size_t i, std::size_t j) const {
    if (!same_key(i, j)) return 0;
    double worth = 4;
    if (label_key(section_of(old_[i])) == label_key(section_of(new_[j]))) worth += 2;
    if (i > 0 && j > 0 && same_key(i - 1, j - 1)) worth += 1;
    if (i + 1 < old_.size() && j + 1 < new_.size() && same_key(i + 1, j + 1)) worth += 1;
    if (kind_of(old_[i]) == kind_of(new_[j])) worth += 1;
    // Of four dates of signing with one label, the one in the same place.
    if (stand_alike(i, j)) worth += 0.3;
    return worth - std::abs(share(i, old_.size()) - share(j, new_.size()));
  }

  [[nodiscard]] double worth_of_alike(std::size_t i, std::size_t j) const {
    if (old_keys_[i].empty() || new_keys_[j].empty()) return 0;
    double worth = likeness(old_keys_[i], new_keys_[j]);
    if (id_of(old_[i]) == id_of(new_[j])) worth += for_meaning;
    if (i > 0 && j > 0 && matches_[i - 1] == j - 1) worth += for_neighbour;
    if (i + 1 < old_.size() && j + 1 < new_.size() && matches_[i + 1] == j + 1) worth += for_neighbour;
    if (stand_alike(i, j)) worth += for_place;
    if (kind_of(old_[i]) != kind_of(new_[j])) worth -= for_place;
    return worth >= enough ? worth : 0;
  }

  [[nodiscard]] bool stand_alike(std::size_t i, std::size_t j) const {
    const Zone a = place_of(old_[i]), b = place_of(new_[j]);
    return a.page == b.page && std::abs(a.box.y - b.box.y) < same_place_mm &&
           std::abs(a.box.right() - b.box.right()) < same_place_mm;
  }

  static double share(std::size_t at, std::size_t count) {
    return static_cast<double>(at) / static_cast<double>(count);
  }

  const std::vector<DraftEntry>& old_;
  const std::vector<DraftEntry>& new_;
  bool read_;
  std::vector<std::string> old_keys_, new_keys_;
  Matches matches_;
  std::vector<bool> taken_;
};

}  // namespace

bool same_label(const std::string& a, const std::string& b, bool read) {
  const std::string one = label_key(a), other = label_key(b);
  if (one == other) return true;
  return read && edit_distance(one, other) * 8 <= std::max(one.size(), other.size());
}

Matches matches_of(const PrintedForm& older, const PrintedForm& newer) { return Matcher(older, newer).matches(); }

Matches label_matches(const std::vector<std::string>& older, const std::vector<std::string>& newer) {
  Matches matches(older.size());
  std::vector<bool> taken(newer.size(), false);
  for (std::size_t i = 0; i < older.size(); ++i) {
    for (std::size_t j = 0; j < newer.size() && !matches[i]; ++j) {
      if (taken[j] || !same_label(older[i], newer[j], false)) continue;
      matches[i] = j;
      taken[j] = true;
    }
  }
  if (older.size() != newer.size()) return matches;
  for (std::size_t i = 0; i < older.size(); ++i) {
    if (matches[i] || taken[i]) continue;
    matches[i] = i;
    taken[i] = true;
  }
  return matches;
}

}  // namespace hoso::form_diff
