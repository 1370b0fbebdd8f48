// Dotted leaders: rows of equal dots at equal distances.
#pragma once

#include <optional>
#include <vector>

#include "print_marks.hpp"

namespace hoso::labels {

/// An unbroken run of dots, or a thin rule to write on.
struct Leader {
  double x0 = 0, x1 = 0;   ///< ends, mm
  double y = 0;            ///< middle of the dots, mm
  double pitch = 0;        ///< mm; 0 = a rule
  std::vector<Piece> dots; ///< from the left; empty = a rule
};

/// Runs of at least 5 dots, from the top.
[[nodiscard]] std::vector<Leader> leaders_in(const std::vector<Piece>& specks);

/// A leader in `place` of which writing leaves few dots to be seen, at least 3; `pitch`, mm: of a leader
/// beside it. nullopt = there is none.
[[nodiscard]] std::optional<Leader> sparse_leader(const std::vector<Piece>& specks, const MmRect& place,
                                                  double pitch);

}  // namespace hoso::labels
