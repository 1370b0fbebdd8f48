#include "spelling.hpp"

#include <gmock/gmock.h>

#include <hoso/text.hpp>

namespace hoso::handwriting {
namespace {

double weight(const std::string& type, const std::string& text) {
  static const Spellings spellings(HOSO_RESOURCES);
  const auto points = code_points(text);
  return weight_of(spellings.of_type(type), {points.data(), points.size()});
}

/// What is off the rules stays possible, but much less likely.
MATCHER(IsUnlikely, "") { return arg > 0 && arg <= 0.05; }

TEST(Spelling, DatesHaveDaysMonthsAndYearsOfOurTime) {
  for (const char* text : {"09/03/1979", "09 03 1979", "09031979", "31.12.2026"}) {
    EXPECT_EQ(weight("date", text), 1) << text;
  }
  EXPECT_NEAR(weight("date", "4/3/1998"), 0.04, 1e-9) << "usual on no form, but a date";
  for (const char* text : {"", "09/03/1079", "31/02/1998", "09//03/1998", "39/03/1998", "Nam", "09/03", "1979"}) {
    EXPECT_THAT(weight("date", text), IsUnlikely()) << text;
  }
}

TEST(Spelling, CardNumbersHaveTwelveOrNineDigits) {
  for (const char* text : {"025190004321", "131234567"}) EXPECT_EQ(weight("citizen_id", text), 1) << text;
  for (const char* text : {"02519000432", "025l90004321", "999"}) {
    EXPECT_THAT(weight("citizen_id", text), IsUnlikely()) << text;
  }
}

TEST(Spelling, PhoneNumbersLieInAnOperatorsRange) {
  EXPECT_EQ(weight("phone", "0912345678"), 1);
  EXPECT_LT(weight("phone", "0912 345 678"), 1);
  EXPECT_THAT(weight("phone", "0012345678"), IsUnlikely());
}

TEST(Spelling, EmailsEndWithADomain) {
  EXPECT_EQ(weight("email", "lan_le07@gmail.com"), 1);
  EXPECT_THAT(weight("email", "lan_le07@qmail.com"), testing::AllOf(testing::Gt(0), testing::Lt(0.5)))
      << "there are more domains than are known";
  for (const char* text : {"Lan@gmail.com", "lan gmail.com", "lan@@gmail.com", "lan._le@gmail.com", "lan"}) {
    EXPECT_THAT(weight("email", text), IsUnlikely()) << text;
  }
}

TEST(Spelling, OneOfAListIsWrittenAsThere) {
  EXPECT_EQ(weight("sex", "Nữ"), 1);
  EXPECT_EQ(weight("relation", "Con dâu"), 1);
  EXPECT_EQ(weight("relation", "con dâu"), 1);
  EXPECT_THAT(weight("sex", "Nứ"), IsUnlikely());
  EXPECT_THAT(weight("relation", "Con dâ"), IsUnlikely()) << "begins like one";
}

TEST(Spelling, TextIsMadeOfSyllables) {
  EXPECT_EQ(weight("place", "xã Phú Thọ, tỉnh Phú Thọ"), 1);
  EXPECT_EQ(weight("place", "thôn 20, xã Nghĩa Tâm"), 1);
  EXPECT_EQ(weight("place", "xã Ia Krái"), 1) << "no syllables, but a unit's name";
  EXPECT_GT(weight("text", "Giáo viên"), weight("text", "Giáo vjên"));
  for (const char* text : {"thôn 2O", "tỉnh PhúThọ", "xã Phtú"}) {
    EXPECT_THAT(weight("place", text), IsUnlikely()) << text;
  }
}

TEST(Spelling, NamesBeginWithAFamilyName) {
  EXPECT_EQ(weight("person_name", "Khổng Mai Lan"), 1);
  EXPECT_EQ(weight("person_name", "KHỔNG MAI LAN"), 1);
  EXPECT_LT(weight("person_name", "Khống Mai Lan"), weight("person_name", "Khổng Mai Lan"));
  EXPECT_GT(weight("person_name", "H'Hen Niê"), 0) << "names of other peoples stay possible";
}

TEST(Spelling, WithoutListsOnlyTheRulesOfSyllablesAreLeft) {
  const Spellings none("/nowhere");
  EXPECT_GT(weight_of(none.of_type("place"), U"xã"), weight_of(none.of_type("place"), U"xbã"));
}

}  // namespace
}  // namespace hoso::handwriting
