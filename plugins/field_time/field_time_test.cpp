#include "field_time.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

Interpretation read(const std::string& text) { return TimeField().interpret({}, {{text, 0.95}}); }

TEST(TimeField, ReadsWhatPeopleWrite) {
  for (const char* text : {"07:30", "7:30", "7h30", "7 h 30", "7 giờ 30 phút", "07 giờ 30", "07 30", "0730", "7g30"}) {
    EXPECT_EQ(read(text).value, "07:30") << text;
    EXPECT_GT(read(text).confidence, 0.8) << text;
  }
}

TEST(TimeField, RefusesTimesThatDoNotExist) {
  for (const char* text : {"24:00", "12:60", "7", "123", "1:2:3", "sáng", "", "7 ngày 30", "99999"}) {
    EXPECT_EQ(read(text).value, "") << text;
    EXPECT_LT(read(text).confidence, 0.5) << text;
  }
}

TEST(TimeField, RepairsDigitsButDoubts) {
  EXPECT_EQ(read("O7 3O").value, "07:30");
  EXPECT_LE(read("O7 3O").confidence, 0.75);
  EXPECT_EQ(read("l2:l5").value, "12:15");
}

TEST(TimeField, AnHourAloneIsOdd) {
  EXPECT_EQ(read("7 giờ").value, "07:00");
  EXPECT_LE(read("7 giờ").confidence, 0.75);
}

TEST(TimeField, SyntheticValuesReadBack) {
  std::mt19937_64 random(4);
  for (int i = 0; i < 100; ++i) {
    const std::string value = TimeField().synthesize({}, random);
    EXPECT_EQ(read(TimeField().print({}, value)).value, value);
  }
}

}  // namespace
}  // namespace hoso
