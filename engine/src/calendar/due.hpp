// When the answer to a dossier is due.
#pragma once

#include <chrono>

#include <hoso/procedure.hpp>

#include "calendar/working_calendar.hpp"

namespace hoso::calendar {

/// When offices close; answers are due by then. Practice; no act that sets it was seen.
inline constexpr std::chrono::hours closing_time{17};
/// What comes in later on a same-day procedure is due on the next working day: portal's remarks to civil-status
/// procedures, 18/07/2026.
inline constexpr std::chrono::hours same_day_until{15};

struct Due {
  std::chrono::local_seconds at;
  bool kind_assumed = false;  ///< the source names days without saying which; working days were counted
};

/// From `received`, Vietnam's local time. The day of reception does not count (Civil Code 2015, Article 147.2); a
/// period that ends on a day off ends with the next working day (Article 148.5). Throws Error "calendar.unknown_day".
[[nodiscard]] Due due_time(const WorkingCalendar&, const FilingWay&, std::chrono::local_seconds received);

}  // namespace hoso::calendar
