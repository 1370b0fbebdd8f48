// Lines to write on: behind their label, and below it where a leader goes on.
#pragma once

#include "places.hpp"

namespace hoso::labels {

/// The last line of a label.
struct LabelEnd {
  MmRect box;              ///< from its first word to its colon
  double baseline = 0;     ///< mm from the page's top
  double scale = 1;        ///< of the type, to 12 pt
  std::vector<int> print;  ///< pieces that belong to the label beside its words: footnote mark, colon
};

/// Of phrase `phrase`, which was seen.
[[nodiscard]] LabelEnd end_of(const PageFindings& page, std::size_t phrase);

/// The lines of a field behind `end`. What is printed on them goes to `print`.
[[nodiscard]] FieldPlace line_place(const PageFindings& page, const LabelledField& field,
                                    const LabelEnd& end, PlacePrint& print);

}  // namespace hoso::labels
