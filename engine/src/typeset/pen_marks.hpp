// Ticked boxes as people make them: vector strokes of a pen.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "typeset/marks.hpp"

namespace hoso::typeset {

enum class MarkKind {
  tick,    ///< ✓, often sticking out to the upper right
  cross,   ///< two strokes, in the box or a little beyond its corners
  filled,  ///< blackened with a zigzag
  dot,
  circle,  ///< around the box, which stays empty
  typed,   ///< x, ✓ or ☒ as a word processor sets them
};

/// How one person ticks the boxes of one field.
struct BoxMarking {
  MarkKind kind = MarkKind::tick;
  bool corrected = false;  ///< another box was ticked first, then struck out
  bool weak = false;       ///< a faint, thin pen
  friend bool operator==(const BoxMarking&, const BoxMarking&) = default;
};

struct Pen {
  double width_pt = 1;
  Colour ink;
};

/// A ball pen, black or blue, 0.25 to 0.5 mm wide; a weak one is thinner and leaves half of its ink.
[[nodiscard]] Pen drawn_pen(bool weak, std::mt19937& random);

/// Ticks and crosses most often; one in eight corrected, one in five with a weak pen. Typed marks are
/// neither.
[[nodiscard]] BoxMarking drawn_marking(std::mt19937& random);

/// Strokes that mark `box`. Same generator state, same strokes.
[[nodiscard]] std::vector<StrokeMark> pen_mark(const MmRect& box, MarkKind kind, const Pen& pen,
                                               std::mt19937& random);

/// Strokes that strike out what stands in `box`: a scribble over it, or lines through it that stick
/// out on both sides. What is filled is struck out by lines alone.
[[nodiscard]] std::vector<StrokeMark> strike_out(const MmRect& box, MarkKind kind, const Pen& pen,
                                                 std::mt19937& random);

}  // namespace hoso::typeset
