#include "calendar/due.hpp"

namespace hoso::calendar {
namespace {

namespace chrono = std::chrono;

/// The same day of the month, or the month's last where it has no such day.
chrono::local_days months_later(chrono::local_days day, int months) {
  const chrono::year_month_day date = chrono::year_month_day(day) + chrono::months(months);
  return date.ok() ? chrono::local_days(date) : chrono::local_days(date.year() / date.month() / chrono::last);
}

}  // namespace

Due due_time(const WorkingCalendar& calendar, const FilingWay& way, chrono::local_seconds received) {
  const chrono::local_days day = chrono::floor<chrono::days>(received);
  const auto closing = [](chrono::local_days on) { return Due{on + closing_time}; };
  switch (way.unit) {
    case TimeUnit::hour: return {received + chrono::hours(way.time)};
    case TimeUnit::same_day: {
      const bool in_time = calendar.works(day) && received - day <= same_day_until;
      return closing(in_time ? day : calendar.after(day, 1));
    }
    case TimeUnit::working_day: return closing(calendar.after(day, way.time));
    case TimeUnit::day: return closing(calendar.next_open(day + chrono::days(way.time)));
    case TimeUnit::month: return closing(calendar.next_open(months_later(day, way.time)));
    case TimeUnit::unstated_day: break;
  }
  return {calendar.after(day, way.time) + closing_time, true};
}

}  // namespace hoso::calendar
