#include "drafting/short_leaders.hpp"

#include <algorithm>
#include <string>

#include <hoso/text.hpp>

#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

// Millimetres. A day takes 4.5; a word that far behind the dots does not end their place.
constexpr double least_mm = 4.5, most_mm = 14, word_gap_mm = 4, apart_mm = 0.4;
constexpr double height_mm = 0.4;
/// Share of a word's height at which 12 pt type has its baseline.
constexpr double baseline = 0.78;

bool on_one_line(const MmRect& a, const MmRect& b) {
  const double shared = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return shared > 0.5 * std::min(a.height, b.height);
}

bool asks_for_piece(const std::string& key) { return key == "ngay" || key == "thang" || key == "nam"; }

/// The word nearest before or behind `word` on its line; null = none within `word_gap_mm`.
const PrintedWord* neighbour(const PrintedWord& word, const std::vector<PrintedWord>& words, bool before) {
  const PrintedWord* best = nullptr;
  double least = word_gap_mm;
  for (const PrintedWord& other : words) {
    const double gap = before ? word.box.x - other.box.right() : other.box.x - word.box.right();
    if (&other == &word || gap < -0.5 || gap >= least || !on_one_line(word.box, other.box)) continue;
    best = &other;
    least = gap;
  }
  return best;
}

/// Share of a word's width that its letters take; dots are half as wide.
double letters_share(const std::string& letters, const std::string& whole) {
  const double wide = static_cast<double>(code_points(letters).size());
  const double dots = static_cast<double>(code_points(whole).size()) - wide;
  return wide / (wide + dots / 2);
}

bool stands_behind_date_word(const PrintedWord& word, const std::string& letters,
                             const std::vector<PrintedWord>& words) {
  if (asks_for_piece(label_key(letters))) return true;
  const PrintedWord* before = neighbour(word, words, true);
  if (!before) return false;
  const std::string key = label_key(before->text);
  const bool year_begun = letters == "20" || letters == "19" || letters == "2";
  return (letters.empty() && asks_for_piece(key)) || (year_begun && key == "nam");
}

bool lies_on(const MmRect& place, const std::vector<MmRect>& leaders) {
  return std::ranges::any_of(leaders, [&](const MmRect& leader) {
    const double shared = std::min(place.right(), leader.right()) - std::max(place.x, leader.x);
    return shared > 0 && std::abs(leader.y - place.y) < 2;
  });
}

}  // namespace

std::vector<MmRect> short_leaders(const std::vector<PrintedWord>& words, const std::vector<MmRect>& leaders) {
  std::vector<MmRect> found;
  for (const PrintedWord& word : words) {
    const std::string letters = without_leaders(word.text);
    const bool ends_in_dots = letters != word.text && word.text.starts_with(letters);
    if (!ends_in_dots || !stands_behind_date_word(word, letters, words)) continue;
    const double left = word.box.x + word.box.width * letters_share(letters, word.text);
    const PrintedWord* next = neighbour(word, words, false);
    const double right = next ? next->box.x - apart_mm : std::max(word.box.right(), left + least_mm);
    const MmRect place{left, word.box.y + baseline * word.box.height, std::min(right - left, most_mm), height_mm};
    if (place.width >= least_mm - 1 && !lies_on(place, leaders)) found.push_back(place);
  }
  return found;
}

}  // namespace hoso::drafting
