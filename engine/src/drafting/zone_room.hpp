// How far the zones of fields on lines may reach.
#pragma once

#include <vector>

#include "drafting/draft.hpp"
#include "drafting/rows.hpp"

namespace hoso::drafting {

/// A zone does not reach into the line above or below it, and goes on a little to the right of its leader where nothing
/// is printed: people write on past the dots. `rows`: all that is printed on the fields' page, mm.
void give_room(std::vector<DraftField>& fields, const std::vector<Row>& rows);

}  // namespace hoso::drafting
