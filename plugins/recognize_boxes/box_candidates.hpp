// From the scores of single cells to readings of the whole comb.
#pragma once

#include <optional>
#include <vector>

#include <hoso/field_value.hpp>

#include "digit_net.hpp"

namespace hoso::boxes {

/// A field decoder looks at each, so they are few.
inline constexpr std::size_t most_candidates = 5;

/// A cell's scores; nullopt = nothing is written in it.
using Cell = std::optional<DigitScores>;

/// Readings of one digit a cell, a space for an empty one, best first. A reading scores the product
/// of its digits' scores; alternatives swap the least sure cells for their second choice. Empty
/// when no cell is filled.
[[nodiscard]] std::vector<Candidate> box_candidates(const std::vector<Cell>& cells);

}  // namespace hoso::boxes
