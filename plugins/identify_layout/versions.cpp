#include "versions.hpp"

#include <algorithm>
#include <cmath>

#include "marks.hpp"

namespace hoso::layout {
namespace {

/// Two versions' alignments of one page differ by less than this for the same printed word.
constexpr double same_place_mm = 2;

MmPoint centre_of(const MmRect& box) { return {box.x + box.width / 2, box.y + box.height / 2}; }

/// Whether `other` prints `word` where it stands on the page.
bool printed_by(const Contender& other, const std::string& word, PixelPoint at) {
  const MmPoint there = other.fit.alignment.to_template(at);
  return std::any_of(other.spec().words.begin(), other.spec().words.end(),
                     [&](const PrintedWord& printed) {
                       const MmPoint centre = centre_of(printed.box);
                       return printed.text == word &&
                              std::hypot(centre.x - there.x, centre.y - there.y) < same_place_mm;
                     });
}

double weight_of(const TemplatePage& page, const MmRect& box) {
  const MmPoint centre = centre_of(box);
  const bool marked = std::any_of(
      page.version_marks.begin(), page.version_marks.end(), [&](const MmRect& mark) {
        return centre.x > mark.x && centre.x < mark.right() && centre.y > mark.y &&
               centre.y < mark.bottom();
      });
  constexpr double version_mark_weight = 3;
  return std::sqrt(box.width * box.height) * (marked ? version_mark_weight : 1);
}

struct OwnPrint {
  double similarity = 0;  ///< weighted mean over the words only this one prints
  double weight = 0;      ///< 0 = it prints no word of its own
};

OwnPrint own_print(const PageImage& page, const Contender& one, const Contender& other) {
  OwnPrint own;
  constexpr double margin_mm = 0.4, reach_mm = 0.8;
  for (const PrintedWord& word : one.spec().words) {
    if (word.box.empty()) continue;
    if (printed_by(other, word.text, one.fit.alignment.to_page(centre_of(word.box)))) continue;
    const MmRect box{word.box.x - margin_mm, word.box.y - margin_mm,
                     word.box.width + 2 * margin_mm, word.box.height + 2 * margin_mm};
    const Observation seen = find_mark(page, one.fit.alignment, box,
                                       blank_patch(one.spec(), box, fine_dpi),
                                       {fine_dpi, reach_mm});
    if (seen.similarity <= off_page) continue;
    const double weight = weight_of(one.spec(), word.box);
    own.similarity += weight * seen.similarity;
    own.weight += weight;
  }
  if (own.weight > 0) own.similarity /= own.weight;
  return own;
}

}  // namespace

double evidence(const PageImage& page, const Contender& left, const Contender& right) {
  const OwnPrint of_left = own_print(page, left, right);
  const OwnPrint of_right = own_print(page, right, left);
  // What words that are not there reach by chance.
  constexpr double absent_similarity = 0.5;
  if (of_left.weight == 0 && of_right.weight == 0) return 0;
  if (of_right.weight == 0) return of_left.similarity - absent_similarity;
  if (of_left.weight == 0) return absent_similarity - of_right.similarity;
  return of_left.similarity - of_right.similarity;
}

}  // namespace hoso::layout
