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

/// Homography, then a polynomial displacement of at most fourth order, as far as the number of
/// marks supports it; marks that stray from it are left out by and by. nullopt when fewer than
/// 8 marks agree to within `tolerance_px`.
[[nodiscard]] std::optional<Alignment> fitted(const std::vector<Observation>& marks,
                                              const TemplatePage& page, double tolerance_px);

}  // namespace hoso::layout
