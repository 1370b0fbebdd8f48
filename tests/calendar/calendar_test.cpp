#include <gtest/gtest.h>

#include <hoso/error.hpp>

#include "calendar/due.hpp"
#include "support/hoso_command.hpp"

namespace hoso::calendar {
namespace {

using namespace std::chrono_literals;
namespace chrono = std::chrono;
using chrono::local_days;
using chrono::local_seconds;

const WorkingCalendar& vietnam() {
  static const WorkingCalendar calendar = WorkingCalendar::read(HOSO_CALENDAR);
  return calendar;
}

local_days day(int year, unsigned month, unsigned number) {
  return local_days(chrono::year(year) / chrono::month(month) / chrono::day(number));
}

FilingWay way(int time, TimeUnit unit) {
  FilingWay one;
  one.time = time;
  one.unit = unit;
  return one;
}

local_seconds due(int time, TimeUnit unit, local_seconds received) {
  return due_time(vietnam(), way(time, unit), received).at;
}

TEST(WorkingCalendar, WeekendsAndDaysOffAreClosed) {
  EXPECT_TRUE(vietnam().works(day(2026, 11, 26)));
  EXPECT_FALSE(vietnam().works(day(2026, 11, 28)));
  EXPECT_FALSE(vietnam().works(day(2026, 9, 2)));
}

TEST(WorkingCalendar, DaysMadeUpAreOpen) { EXPECT_TRUE(vietnam().works(day(2026, 8, 22))); }

TEST(WorkingCalendar, CountsOverTet) { EXPECT_EQ(vietnam().after(day(2026, 2, 13), 1), day(2026, 2, 23)); }

TEST(WorkingCalendar, SaysNothingOfYearsItDoesNotKnow) {
  EXPECT_THROW((void)vietnam().works(day(2024, 12, 31)), Error);
  EXPECT_THROW((void)vietnam().after(day(2027, 1, 29), 2), Error);
}

std::string refusal_of(const std::string& content) {
  const testing_support::TestFolder folder;
  const std::string head = "<calendar xmlns=\"urn:hoso:calendar:1\" from=\"2026-01-01\" to=\"2026-12-31\">";
  try {
    (void)WorkingCalendar::read(folder.write("c.xml", head + content + "</calendar>"));
  } catch (const Error& error) {
    return error.code();
  }
  return "none";
}

TEST(WorkingCalendar, RefusesMistakes) {
  EXPECT_EQ(refusal_of("<day-off date=\"2026-01-01\" name=\"x\" checked=\"true\"/>"), "none");
  EXPECT_EQ(refusal_of("<day-off date=\"2026-01-03\" name=\"a Saturday\" checked=\"true\"/>"), "calendar.invalid");
  EXPECT_EQ(refusal_of("<made-up date=\"2026-01-02\" name=\"a Friday\" checked=\"true\"/>"), "calendar.invalid");
  EXPECT_EQ(refusal_of("<day-off date=\"2026-02-30\" name=\"no day\" checked=\"true\"/>"), "calendar.invalid");
  EXPECT_EQ(refusal_of(""), "calendar.invalid");
}

TEST(Due, WorkingDaysCountFromTheNextDay) {
  EXPECT_EQ(due(3, TimeUnit::working_day, day(2026, 11, 26) + 9h), day(2026, 12, 1) + 17h);
  EXPECT_EQ(due(1, TimeUnit::working_day, day(2026, 11, 28) + 9h), day(2026, 11, 30) + 17h);
}

TEST(Due, SameDayUntilThreeInTheAfternoon) {
  EXPECT_EQ(due(1, TimeUnit::same_day, day(2026, 11, 26) + 15h), day(2026, 11, 26) + 17h);
  EXPECT_EQ(due(1, TimeUnit::same_day, day(2026, 11, 27) + 15h + 1min), day(2026, 11, 30) + 17h);
  EXPECT_EQ(due(1, TimeUnit::same_day, day(2026, 11, 29) + 9h), day(2026, 11, 30) + 17h);
}

TEST(Due, CalendarDaysEndOnAWorkingDay) {
  EXPECT_EQ(due(2, TimeUnit::day, day(2026, 11, 26) + 9h), day(2026, 11, 30) + 17h);
  EXPECT_EQ(due(1, TimeUnit::day, day(2026, 11, 26) + 9h), day(2026, 11, 27) + 17h);
}

TEST(Due, HoursAndMonths) {
  EXPECT_EQ(due(1, TimeUnit::hour, day(2026, 11, 26) + 9h), day(2026, 11, 26) + 10h);
  EXPECT_EQ(due(1, TimeUnit::month, day(2026, 10, 31) + 9h), day(2026, 11, 30) + 17h);
}

TEST(Due, SaysWhenItHadToAssume) {
  EXPECT_TRUE(due_time(vietnam(), way(5, TimeUnit::unstated_day), day(2026, 11, 26) + 9h).kind_assumed);
  EXPECT_FALSE(due_time(vietnam(), way(5, TimeUnit::working_day), day(2026, 11, 26) + 9h).kind_assumed);
}

}  // namespace
}  // namespace hoso::calendar
