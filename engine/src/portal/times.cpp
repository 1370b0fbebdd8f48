#include "portal/times.hpp"

#include <fmt/format.h>

#include <hoso/identifiers.hpp>
#include <hoso/vietnam_time.hpp>

namespace hoso::portal {
namespace {

namespace chrono = std::chrono;

std::string written(const MaybeTime& time, fmt::string_view shape) {
  if (!time) return {};
  const VietnamClock clock(*time);
  return fmt::format(fmt::runtime(shape), clock.year, clock.month, clock.day, clock.hour, clock.minute, clock.second);
}

/// `text` laid over `shape`: 'Y', 'M', 'D', 'h', 'm', 's' are digits, all else stands for itself.
MaybeTime laid_over(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return std::nullopt;
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char kind = shape[i];
    int* number = kind == 'Y' ? &year : kind == 'M' ? &month : kind == 'D' ? &day : nullptr;
    if (!number) number = kind == 'h' ? &hour : kind == 'm' ? &minute : kind == 's' ? &second : nullptr;
    if (!number && text[i] != kind) return std::nullopt;
    if (!number) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    *number = *number * 10 + (text[i] - '0');
  }
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return chrono::local_days(date) + chrono::hours(hour) + chrono::minutes(minute) + chrono::seconds(second);
}

}  // namespace

MaybeTime read_time(std::string_view text) {
  for (const char* shape : {"YYYY-MM-DD hh:mm", "YYYY-MM-DD", "YYYY-MM-DD hh:mm:ss"}) {
    if (const MaybeTime time = laid_over(text, shape)) return time;
  }
  return std::nullopt;
}

std::string compact_time(const MaybeTime& time) { return written(time, "{:04}{:02}{:02}{:02}{:02}{:02}"); }
std::string spaced_time(const MaybeTime& time) { return written(time, "{:04}-{:02}-{:02} {:02}:{:02}:{:02}"); }
std::string iso_time(const MaybeTime& time) { return written(time, "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+07:00"); }

std::string compact_day(std::string_view iso_date) {
  const auto date = parse_iso_date(iso_date);
  if (!date || date->year_only()) return {};
  return fmt::format("{:04}{:02}{:02}000000", date->year, date->month, date->day);
}

bool is_compact_time(std::string_view text) { return laid_over(text, "YYYYMMDDhhmmss").has_value(); }
bool is_spaced_time(std::string_view text) { return laid_over(text, "YYYY-MM-DD hh:mm:ss").has_value(); }

}  // namespace hoso::portal
