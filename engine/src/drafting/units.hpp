// Units printed behind a place: "…… cm", "…… đồng".
#pragma once

#include <string>

namespace hoso::drafting {

/// Whether `word`, as printed, is a unit that is counted in numbers: in small letters, "%", degrees, or the name of a
/// currency. Days and hours are none: they stand in dates and times as well, as months do behind a day.
[[nodiscard]] bool is_unit(const std::string& word);

/// Whether `label` says its unit itself: "Diện tích (m2)"; it may have lost the closing sign.
[[nodiscard]] bool ends_with_unit(const std::string& label);

/// Whether `word` is a unit behind which another label begins, as `next` shows: "cm; Cân nặng".
[[nodiscard]] bool is_closed_unit(const std::string& word, const std::string& next);

}  // namespace hoso::drafting
