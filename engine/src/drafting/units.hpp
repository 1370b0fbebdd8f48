// Units printed behind a place: "…… cm", "…… đồng".
#pragma once

#include <string>

namespace hoso::drafting {

/// Whether `word`, as printed, is a unit that is counted in numbers: in small letters, or the name of a currency. Days,
/// months and hours are none: they stand in dates and times as well.
[[nodiscard]] bool is_unit(const std::string& word);

/// Whether `word` is a unit behind which another label begins, as `next` shows: "cm; Cân nặng".
[[nodiscard]] bool is_closed_unit(const std::string& word, const std::string& next);

}  // namespace hoso::drafting
