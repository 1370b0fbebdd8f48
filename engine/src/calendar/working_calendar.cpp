#include "calendar/working_calendar.hpp"

#include <cstdio>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "template/schemas.hpp"
#include "xml/document.hpp"
#include "xml/schema.hpp"

namespace hoso::calendar {
namespace {

namespace chrono = std::chrono;

/// Of "2026-11-26"; that the text is like this was checked by the schema.
chrono::local_days day_of(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0;
  (void)std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day);
  return chrono::local_days(chrono::year(year) / chrono::month(month) / chrono::day(day));
}

bool is_weekend(chrono::local_days day) {
  const chrono::weekday weekday(day);
  return weekday == chrono::Saturday || weekday == chrono::Sunday;
}

std::string shown(chrono::local_days day) {
  const chrono::year_month_day date(day);
  return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

}  // namespace

WorkingCalendar WorkingCalendar::read(const std::filesystem::path& file) {
  const xml::Document document = xml::Document::read(file, "calendar.invalid");
  xml::Schema(calendar_schema()).require(document);
  const xml::Element root = document.root();
  WorkingCalendar calendar;
  calendar.from_ = day_of(root.attribute("from"));
  calendar.to_ = day_of(root.attribute("to"));
  for (const xml::Element& element : root.children()) {
    const chrono::local_days day = day_of(element.attribute("date"));
    const bool off = element.name() == "day-off";
    if (off == is_weekend(day)) {
      xml::fail(document.origin(), element.line(), off ? "Monday to Friday" : "Saturday or Sunday", shown(day));
    }
    (off ? calendar.off_ : calendar.made_up_).insert(day);
  }
  return calendar;
}

bool WorkingCalendar::works(chrono::local_days day) const {
  if (day < from_ || day > to_) throw Error("calendar.unknown_day", {{"day", shown(day)}});
  return is_weekend(day) ? made_up_.contains(day) : !off_.contains(day);
}

chrono::local_days WorkingCalendar::next_open(chrono::local_days day) const {
  while (!works(day)) day += chrono::days(1);
  return day;
}

chrono::local_days WorkingCalendar::after(chrono::local_days day, int count) const {
  for (int i = 0; i < count; ++i) day = next_open(day + chrono::days(1));
  return day;
}

}  // namespace hoso::calendar
