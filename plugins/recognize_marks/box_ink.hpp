// What was written in and around one printed box.
#pragma once

#include <vector>

#include <hoso/imaging/filled_zone.hpp>

namespace hoso::marks {

/// Only strokes that belong to this box: not those that come over from a neighbour's.
struct BoxInk {
  double inside = 0;   ///< share of the box's inside that is ink, 0–1
  double around = 0;   ///< share of the directions in which ink lies just outside the box, 0–1
  double all_mm2 = 0;  ///< ink inside the box and out
  /// How far ink leaves the box where marks do not: to the left, below, to the right beside the box or
  /// to the top over its left part (a tick leaves it to the upper right); less what it sticks out both
  /// above and below, as a cross does. In widths of the box.
  double overhang = 0;
};

/// Room around a box in which its mark is looked for.
inline constexpr double room_mm = 3;

/// `filled`: the zone `room_mm` around `box`, less the blank's print. `others`: the other boxes of
/// the field on the same page. All boxes in mm of the template page.
[[nodiscard]] BoxInk ink_of_box(const imaging::FilledZone& filled, const MmRect& box,
                                const std::vector<MmRect>& others);

}  // namespace hoso::marks
