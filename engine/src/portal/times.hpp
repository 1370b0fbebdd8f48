// Points in time as payloads write them.
#pragma once

#include <string>
#include <string_view>

#include "portal/submission.hpp"

namespace hoso::portal {

/// "2026-11-26", "2026-11-26 14:30" or "2026-11-26 14:30:05"; nullopt for anything else.
[[nodiscard]] MaybeTime read_time(std::string_view text);

/// "20261126143000"; empty for none.
[[nodiscard]] std::string compact_time(const MaybeTime&);
/// "2026-11-26 14:30:00"; empty for none.
[[nodiscard]] std::string spaced_time(const MaybeTime&);
/// "2026-11-26T14:30:00+07:00"; empty for none.
[[nodiscard]] std::string iso_time(const MaybeTime&);

/// Of a birth date or a date of issue: "20211120000000"; of a year alone and of nothing: empty.
[[nodiscard]] std::string compact_day(std::string_view iso_date);

/// Whether `text` is such a time and that day exists.
[[nodiscard]] bool is_compact_time(std::string_view text);
[[nodiscard]] bool is_spaced_time(std::string_view text);

}  // namespace hoso::portal
