#include "drafting/short_leaders.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include <hoso/text.hpp>

#include "drafting/label_text.hpp"

namespace hoso::drafting {
namespace {

// Millimetres. A day takes 4.5 where nothing ends its place; between words less must do.
constexpr double usual_mm = 4.5, least_mm = 2.5, most_mm = 14, word_gap_mm = 4, apart_mm = 0.4;
constexpr double height_mm = 0.4, line_mm = 2.5;
/// Share of a word's height at which 12 pt type has its baseline.
constexpr double baseline = 0.78;

bool on_one_line(const MmRect& a, const MmRect& b) {
  const double shared = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return shared > 0.5 * std::min(a.height, b.height);
}

bool names_piece(const std::string& key) { return key == "ngay" || key == "thang" || key == "nam"; }

/// The word nearest before or behind `box` on its line; null = none within `word_gap_mm`.
const PrintedWord* neighbour(const MmRect& box, const std::vector<PrintedWord>& words, bool before) {
  const PrintedWord* best = nullptr;
  double least = word_gap_mm;
  for (const PrintedWord& other : words) {
    const double gap = before ? box.x - other.box.right() : other.box.x - box.right();
    if (gap < -0.5 || gap >= least || !on_one_line(box, other.box)) continue;
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

/// Whether a place stands behind `letters`, which may end the word with the dots; the word before is at `box`'s left.
bool asks_for_piece(const MmRect& box, const std::string& letters, const std::vector<PrintedWord>& words) {
  if (names_piece(label_key(letters))) return true;
  const PrintedWord* before = neighbour(box, words, true);
  if (!before) return false;
  const std::string key = label_key(before->text);
  const bool year_begun = letters == "20" || letters == "19" || letters == "2";
  return (letters.empty() && names_piece(key)) || (year_begun && key == "nam");
}

bool lies_on(const MmRect& place, const std::vector<MmRect>& leaders) {
  return std::ranges::any_of(leaders, [&](const MmRect& leader) {
    const double shared = std::min(place.right(), leader.right()) - std::max(place.x, leader.x);
    return shared > 0 && std::abs(leader.y - place.y) < 2;
  });
}

/// From `left` to the next word; `dots`: what is printed there.
std::optional<MmRect> place_from(double left, const MmRect& dots, double y, const std::vector<PrintedWord>& words) {
  const PrintedWord* next = neighbour(dots, words, false);
  const double right = next ? next->box.x - apart_mm : std::max(dots.right(), left + usual_mm);
  const double width = std::min(right - left, most_mm);
  if (width < least_mm) return std::nullopt;
  return MmRect{left, y, width, height_mm};
}

}  // namespace

std::vector<MmRect> short_leaders(const std::vector<PrintedWord>& words, const std::vector<MmRect>& few_dots,
                                  const std::vector<MmRect>& leaders) {
  std::vector<MmRect> found;
  const auto add = [&](const std::optional<MmRect>& place) {
    if (place && !lies_on(*place, leaders) && !lies_on(*place, found)) found.push_back(*place);
  };
  for (const PrintedWord& word : words) {
    const std::string letters = without_leaders(word.text);
    const bool ends_in_dots = letters != word.text && word.text.starts_with(letters);
    if (!ends_in_dots || !asks_for_piece(word.box, letters, words)) continue;
    const double left = word.box.x + word.box.width * letters_share(letters, word.text);
    add(place_from(left, word.box, word.box.y + baseline * word.box.height, words));
  }
  for (const MmRect& dots : few_dots) {
    const MmRect line{dots.x, dots.y - line_mm, dots.width, dots.height + line_mm};
    if (asks_for_piece(line, "", words)) add(place_from(dots.x, line, dots.y, words));
  }
  return found;
}

}  // namespace hoso::drafting
