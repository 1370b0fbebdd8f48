#include <hoso/vietnam_time.hpp>

#include <array>

#include <gtest/gtest.h>

namespace hoso {
namespace {

using namespace std::chrono;

std::array<int, 6> parts(const VietnamClock& clock) {
  return {clock.year, clock.month, clock.day, clock.hour, clock.minute, clock.second};
}

TEST(VietnamTime, TheDayBeginsSevenHoursBeforeUtcs) {
  const sys_seconds evening = sys_days(2026y / 12 / 31) + 16h + 59min + 59s;
  EXPECT_EQ(parts(VietnamClock(evening)), (std::array{2026, 12, 31, 23, 59, 59}));
  EXPECT_EQ(parts(VietnamClock(evening + 1s)), (std::array{2027, 1, 1, 0, 0, 0}));
}

TEST(VietnamTime, ThereIsNoSummerTime) {
  EXPECT_EQ(vietnam_time(sys_days(2026y / 1 / 15)), local_days(2026y / 1 / 15) + 7h);
  EXPECT_EQ(vietnam_time(sys_days(2026y / 7 / 15)), local_days(2026y / 7 / 15) + 7h);
}

TEST(VietnamTime, ItsOwnTimeIsTakenAsItIs) {
  EXPECT_EQ(parts(VietnamClock(local_days(2024y / 2 / 29) + 14h + 30min)), (std::array{2024, 2, 29, 14, 30, 0}));
  EXPECT_EQ(parts(VietnamClock(local_days(1969y / 12 / 31) + 1s)), (std::array{1969, 12, 31, 0, 0, 1}));
}

}  // namespace
}  // namespace hoso
