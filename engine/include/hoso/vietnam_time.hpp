// What clocks and calendars say in Viet Nam, without time zone data.
#pragma once

#include <chrono>

namespace hoso {

/// Asia/Ho_Chi_Minh in the tz database: UTC+7 all the year, no summer time, since 1975.
inline constexpr std::chrono::hours vietnam_offset{7};

/// The time that clocks there show at `time`.
[[nodiscard]] constexpr std::chrono::local_seconds vietnam_time(std::chrono::sys_seconds time) {
  return std::chrono::local_seconds(time.time_since_epoch() + vietnam_offset);
}

/// A point in time, taken apart as people there write it. A plain value.
struct VietnamClock {
  /// `time` is Viet Nam's own already.
  explicit constexpr VietnamClock(std::chrono::local_seconds time) {
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(midnight);
    const std::chrono::hh_mm_ss clock(time - midnight);
    year = static_cast<int>(date.year());
    month = static_cast<int>(static_cast<unsigned>(date.month()));
    day = static_cast<int>(static_cast<unsigned>(date.day()));
    hour = static_cast<int>(clock.hours().count());
    minute = static_cast<int>(clock.minutes().count());
    second = static_cast<int>(clock.seconds().count());
  }
  /// What clocks there show at `time`, which is UTC.
  explicit constexpr VietnamClock(std::chrono::sys_seconds time) : VietnamClock(vietnam_time(time)) {}

  int year = 0;  ///< Gregorian
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 31
  int hour = 0;   ///< 0 to 23
  int minute = 0;  ///< 0 to 59
  int second = 0;  ///< 0 to 59
};

}  // namespace hoso
