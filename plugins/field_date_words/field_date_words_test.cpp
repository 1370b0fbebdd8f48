#include "field_date_words.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include <hoso/identifiers.hpp>

namespace hoso {
namespace {

Interpretation read(const std::string& text, double score = 0.95) {
  return DateWordsField().interpret({}, {{text, score}});
}

TEST(DateWordsField, ReadsTheUsualWords) {
  EXPECT_EQ(read("ngày mười hai tháng ba năm hai nghìn không trăm hai mươi sáu").value, "2026-03-12");
  EXPECT_EQ(read("Ngày năm tháng năm năm hai nghìn linh năm.").value, "2005-05-05");
  EXPECT_EQ(read("mùng một tháng giêng năm một nghìn chín trăm chín mươi chín").value, "1999-01-01");
  EXPECT_EQ(read("Hai mươi mốt, tháng mười một, năm một ngàn chín trăm tám mươi").value, "1980-11-21");
  EXPECT_EQ(read("ngày ba mươi tháng tư năm hai không hai bốn").value, "2024-04-30");
  EXPECT_GT(read("ngày mười hai tháng ba năm hai nghìn").confidence, 0.95);
}

TEST(DateWordsField, WithoutDiacriticsIsPlausible) {
  const Interpretation plain = read("ngay muoi hai thang ba nam hai nghin khong tram hai muoi sau");
  EXPECT_EQ(plain.value, "2026-03-12");
  EXPECT_LT(plain.confidence, 0.95);
}

TEST(DateWordsField, RepairsOneLetterAWordButDoubts) {
  const Interpretation odd = read("ngày mười haí tháng ba nãm hai nghìm không trăm hai mươi sáu");
  EXPECT_EQ(odd.value, "2026-03-12");
  EXPECT_LE(odd.confidence, 0.75);
}

TEST(DateWordsField, RefusesWhatIsNoDate) {
  for (const char* text : {"", "ngày", "mười hai", "ngày ba mươi tháng hai năm hai nghìn", "Hà Thị Mận",
                           "ngày không tháng không năm hai nghìn", "ngày một tháng mười ba năm hai nghìn",
                           "ngày một một tháng hai năm hai nghìn", "ngày mười mười tháng hai năm hai nghìn",
                           "ngày hai tháng hai năm trăm nghìn", "ngày một tháng hai", "tháng hai năm hai nghìn"}) {
    EXPECT_EQ(read(text).value, "") << text;
    EXPECT_LT(read(text).confidence, 0.5) << text;
  }
}

TEST(DateWordsField, DigitsAreReadButOdd) {
  EXPECT_EQ(read("12/03/2026").value, "2026-03-12");
  EXPECT_LE(read("12/03/2026").confidence, 0.75);
}

TEST(DateWordsField, EveryDayReadsBack) {
  using namespace std::chrono;
  const DateWordsField field;
  for (const int from : {1899, 1954, 1999, 2000, 2004, 2010, 2021, 2026}) {
    const sys_days end = sys_days(year(from + 1) / January / 1);
    for (sys_days day = sys_days(year(from) / January / 1); day < end; day += days(1)) {
      const year_month_day parts(day);
      const std::string iso = iso_date({from, static_cast<int>(unsigned(parts.month())),
                                        static_cast<int>(unsigned(parts.day()))});
      const Interpretation back = read(field.print({}, iso), 1);
      EXPECT_EQ(back.value, iso) << field.print({}, iso);
    }
  }
}

TEST(DateWordsField, SyntheticValuesReadBack) {
  std::mt19937_64 random(11);
  const DateWordsField field;
  for (int i = 0; i < 200; ++i) {
    const std::string value = field.synthesize({}, random);
    EXPECT_EQ(read(field.print({}, value), 1).value, value);
  }
}

}  // namespace
}  // namespace hoso
