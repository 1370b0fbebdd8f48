// Fields on lines: leaders, combs and boxes to tick, with the labels before and behind them.
#pragma once

#include <vector>

#include "drafting/draft.hpp"
#include "drafting/rows.hpp"

namespace hoso::drafting {

/// Fields in paper order, not yet named. `page`, from 0, is theirs. Notes at the page's foot give none.
[[nodiscard]] std::vector<DraftField> fields_on(const std::vector<Row>& rows, int page);

/// The leaders and rules of `print` as blanks, less those that underline words.
[[nodiscard]] std::vector<Item> blanks_of(const PagePrint& print);

}  // namespace hoso::drafting
