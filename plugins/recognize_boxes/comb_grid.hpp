// Where a comb's cells really are.
#pragma once

#include <vector>

#include "ink.hpp"

namespace hoso::boxes {

/// A printed line of the comb and the px it covers: [begin, end) across the line. Empty where the
/// line was not found; `centre` is then where it should be.
struct Rule {
  double centre = 0;
  int begin = 0;
  int end = 0;
  [[nodiscard]] bool found() const { return end > begin; }
};

struct CombGrid {
  std::vector<Rule> dividers;  ///< left to right, cells + 1
  std::vector<Rule> tops;      ///< one a cell: a comb may stand a little askew
  std::vector<Rule> bottoms;

  [[nodiscard]] int cells() const { return static_cast<int>(dividers.size()) - 1; }
};

/// Finds the comb's own rules within 1.5 mm of `comb` (px) and the cells between them. A comb
/// without visible rules gets the nominal cells.
[[nodiscard]] CombGrid find_grid(const Ink&, const cv::Rect2d& comb, int cells);

}  // namespace hoso::boxes
