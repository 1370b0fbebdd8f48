// A smooth map through marks that were found on a page.
#pragma once

#include <optional>
#include <vector>

#include <hoso/alignment.hpp>
#include <hoso/form_template.hpp>

namespace hoso::layout {

/// A mark of the blank and where it was seen.
struct Observation {
  MmPoint blank;
  PixelPoint page;
  double similarity = 0;  ///< -1..1, normalised correlation
};

/// The plane that most marks agree on, to within `tolerance_px`. nullopt when fewer than 8 do.
[[nodiscard]] std::optional<Alignment> plane_through(const std::vector<Observation>& marks,
                                                     double tolerance_px);

/// `base` moved smoothly onto the marks: a polynomial displacement of at most fourth order, as far
/// as the number of marks supports it. Marks that stray from it by `tolerance_px` or more count for
/// nothing. `base` itself when there are fewer than 8 marks.
[[nodiscard]] Alignment moved_onto(const std::vector<Observation>& marks, const Alignment& base,
                                   const TemplatePage& page, double tolerance_px);

}  // namespace hoso::layout
