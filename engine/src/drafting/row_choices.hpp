// Boxes to tick on a row, in groups, with their labels before or behind them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drafting/draft.hpp"
#include "drafting/rows.hpp"

namespace hoso::drafting {

/// What stands above a row of boxes.
struct AboveChoices {
  int page = 0;                    ///< from 0
  std::string section{};           ///< the last short row of words
  std::string heading{};           ///< the last row of words
  std::string pending{};           ///< a label on a row of its own, whose place follows; empty = none
  std::optional<DraftField> list;  ///< the choice whose boxes stand right above; none = no list goes on here
};

struct RowChoices {
  std::vector<DraftField> fields;  ///< from the left; never empty
  bool goes_on = false;            ///< the first of them is `list` with more boxes
  bool pending_taken = false;      ///< `pending` names the first of them
};

/// `row` has a box at least.
[[nodiscard]] RowChoices choices_on(const Row& row, AboveChoices above);

}  // namespace hoso::drafting
