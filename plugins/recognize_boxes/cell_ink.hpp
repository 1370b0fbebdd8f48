// The digit written in each cell of a comb.
#pragma once

#include <vector>

#include "comb_grid.hpp"

namespace hoso::boxes {

/// Side of the pictures the classifier takes; the digit's longer side fills `digit_side_px`.
inline constexpr int cell_side_px = 28;
inline constexpr int digit_side_px = 20;

/// One picture a cell, left to right: CV_8UC1, cell_side_px square, 255 = ink, the digit centred,
/// its longer side scaled to digit_side_px, its darkest place 255. An empty Mat = nothing in that
/// cell. The comb's rules are removed; a stroke that crosses one belongs to the cell that holds
/// most of it.
[[nodiscard]] std::vector<cv::Mat> digits_in_cells(const Ink&, const CombGrid&);

}  // namespace hoso::boxes
