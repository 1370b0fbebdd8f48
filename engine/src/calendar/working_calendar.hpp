// On which days offices work.
#pragma once

#include <chrono>
#include <filesystem>
#include <set>

namespace hoso::calendar {

/// Days of Vietnam's civil calendar. Immutable; any thread.
class WorkingCalendar {
 public:
  /// A file as templates/calendar/vietnam.xml. Throws Error "calendar.invalid" that names file, line and what was
  /// expected.
  [[nodiscard]] static WorkingCalendar read(const std::filesystem::path& file);

  /// Whether offices are open. Throws Error "calendar.unknown_day" for a day that the file says nothing of: a due date
  /// must not be a guess.
  [[nodiscard]] bool works(std::chrono::local_days day) const;
  /// `day` itself when offices are open, else the next day when they are. Throws as works().
  [[nodiscard]] std::chrono::local_days next_open(std::chrono::local_days day) const;
  /// The `count`-th day after `day` on which offices are open. Throws as works().
  [[nodiscard]] std::chrono::local_days after(std::chrono::local_days day, int count) const;

 private:
  std::chrono::local_days from_{}, to_{};
  std::set<std::chrono::local_days> off_;
  std::set<std::chrono::local_days> made_up_;
};

}  // namespace hoso::calendar
