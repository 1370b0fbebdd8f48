// Lines of text: letters that stand beside one another.
#pragma once

#include <vector>

#include "print_marks.hpp"

namespace hoso::labels {

/// Letters on one baseline without a wide gap or a rule between them.
struct TextLine {
  std::vector<Piece> letters;  ///< from the left
  std::vector<Piece> accents;  ///< small marks that belong to them
  MmRect box;                  ///< of the letters
};

/// From the top. Leaders' dots, far from any letter, are in none.
[[nodiscard]] std::vector<TextLine> text_lines(const Marks& marks);

}  // namespace hoso::labels
