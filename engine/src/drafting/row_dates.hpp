// Dates and times printed in pieces, and places followed by a unit.
#pragma once

#include <cstddef>
#include <vector>

#include "drafting/draft.hpp"
#include "drafting/rows.hpp"

namespace hoso::drafting {

/// Joins those of `fields` from `first` on that are pieces of one date or time, and says what type they and numbers
/// before a unit were seen to be. `row`: where these fields stand.
void join_pieces(std::vector<DraftField>& fields, std::size_t first, const Row& row);

}  // namespace hoso::drafting
