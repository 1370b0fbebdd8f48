// Which boxes of a field are ticked, judged together: what is struck out shows beside what is not.
#pragma once

#include <vector>

#include "box_ink.hpp"

namespace hoso::marks {

struct TickSettings {
  double least_share = 0.05;  ///< ink in a box's inside from where it is rather ticked than not
  bool circles = true;        ///< a ring around a box ticks it
  bool corrections = true;    ///< a struck-out mark beside another one does not count
};

/// For each box how likely it is ticked, 0–1. `one`: the form asks for one tick at most, so that of
/// several marks the heavier are rather struck out.
[[nodiscard]] std::vector<double> ticked(const std::vector<BoxInk>& boxes, const TickSettings&, bool one);

}  // namespace hoso::marks
