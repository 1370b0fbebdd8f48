// Words and lines.
#pragma once

#include <vector>

#include "typeset/layout.hpp"
#include "typeset/shaper.hpp"

namespace hoso::typeset {

/// A word, measured.
struct SetWord {
  std::vector<TextRun> runs;
  double width_mm = 0;
  double space_after_mm = 0;  ///< 0 = glued to the next word
  bool ends_line = false;     ///< forced break after it
};

struct TextLine {
  std::vector<SetWord> words;
  double width_mm = 0;  ///< without the space after the last word
  bool last = false;    ///< of its paragraph, or before a forced break
};

[[nodiscard]] std::vector<SetWord> words_of(const Text& text, const Shaper& shaper);
/// Greedy lines; a word wider than `width_mm` gets a line of its own.
[[nodiscard]] std::vector<TextLine> lines_of(const std::vector<SetWord>& words, double width_mm,
                                             double first_line_mm);
/// Where a line stands. Its height is that of its paragraph's font; superscripts do not change it.
struct LinePlace {
  double x_mm = 0;
  double baseline_mm = 0;
  LineHeight height;
  double extra_space_mm = 0;  ///< added between words, for justified lines
  Colour colour{};
};
[[nodiscard]] std::vector<TextMark> marks_of(const TextLine& line, const LinePlace& place);

}  // namespace hoso::typeset
