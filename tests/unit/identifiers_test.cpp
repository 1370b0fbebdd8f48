#include <gtest/gtest.h>

#include <hoso/identifiers.hpp>

namespace hoso {
namespace {

TEST(CitizenId, SaysPlaceSexAndYear) {
  const CitizenId male{"025", Sex::male, 1990, "001234"};
  EXPECT_EQ(parse_citizen_id("025090001234"), male);
  const CitizenId girl{"079", Sex::female, 2008, "123456"};
  EXPECT_EQ(parse_citizen_id("079308123456"), girl);
  EXPECT_EQ(parse_citizen_id("101090001234")->place_code, "101");
}

TEST(CitizenId, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "02509000123", "0250900012345", "02509000123a", "025 90001234"})
    EXPECT_FALSE(parse_citizen_id(text)) << text;
  EXPECT_FALSE(parse_citizen_id("003090001234")) << "no province has code 003";
  EXPECT_FALSE(parse_citizen_id("100090001234")) << "countries start at 101";
}

TEST(CitizenId, LegacyNumbersHaveNineDigits) {
  EXPECT_TRUE(is_legacy_id("131234567"));
  EXPECT_FALSE(is_legacy_id("13123456"));
  EXPECT_FALSE(is_legacy_id("13123456x"));
}

TEST(Sex, IsOneOfTwoWords) {
  EXPECT_EQ(parse_sex(" NỮ "), Sex::female);
  EXPECT_EQ(parse_sex("nam"), Sex::male);
  EXPECT_EQ(parse_sex("Nu"), std::nullopt);
  EXPECT_EQ(vietnamese(Sex::female), "Nữ");
}

TEST(Phone, IsBroughtToNationalForm) {
  EXPECT_EQ(national_phone("0912 345 678"), "0912345678");
  EXPECT_EQ(national_phone("+84 912.345.678"), "0912345678");
  EXPECT_EQ(national_phone("+84 (0)912345678"), "0912345678");
  EXPECT_EQ(national_phone("84912345678"), "0912345678");
  EXPECT_EQ(national_phone("(0210) 384 66 47"), "02103846647");
}

TEST(Phone, OldMobileNumbersGetTheirPresentPrefix) {
  EXPECT_EQ(national_phone("01629876543"), "0329876543");
  EXPECT_EQ(national_phone("0123 456 7890"), "0834567890");
  EXPECT_EQ(national_phone("01999876543"), "0599876543");
}

TEST(Phone, RefusesNumbersOutsideThePlan) {
  for (const char* text : {"", "912345678", "0412345678", "091234567", "09123456789", "01119876543",
                           "+85 912345678", "0912345678a", "84"})
    EXPECT_EQ(national_phone(text), "") << text;
}

TEST(Phone, KnowsTheRangesInUse) {
  EXPECT_TRUE(is_assigned_phone("0962345678"));
  EXPECT_TRUE(is_assigned_phone("02103846647"));
  EXPECT_FALSE(is_assigned_phone("0952345678"));
  EXPECT_FALSE(is_assigned_phone("012"));
}

TEST(Date, IsReadInTheFormsPeopleWrite) {
  const Date expected{1990, 3, 12};
  for (const char* text : {"12/03/1990", "12 / 3 / 1990", "12-3-1990", "12.03.1990", "12 03 1990",
                           "12031990", "ngày 12 tháng 3 năm 1990", "Ngay 12 thang 03 nam 1990",
                           "12 tháng 3 năm 1990", "ngày 12, tháng 3, năm 1990"})
    EXPECT_EQ(parse_date(text), expected) << text;
  EXPECT_EQ(parse_date("1990"), (Date{1990, 0, 0}));
  EXPECT_EQ(parse_date("năm 1990"), (Date{1990, 0, 0}));
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const char* text : {"", "12/03", "12/03/90", "123/03/1990", "12/03/1990 x", "1990/03/12",
                           "ngày 12 năm 1990", "120319901", "99999999999/1/1990"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Date, ExistenceFollowsTheCalendar) {
  EXPECT_TRUE(exists({2024, 2, 29}));
  EXPECT_FALSE(exists({2023, 2, 29}));
  EXPECT_FALSE(exists({1990, 13, 1}));
  EXPECT_FALSE(exists({1990, 1, 0}));
  EXPECT_FALSE(exists({0, 1, 1}));
  EXPECT_FALSE(exists({1990, 0, 5}));
  EXPECT_TRUE(exists({1990, 0, 0}));
}

TEST(Date, IsoFormAndBack) {
  EXPECT_EQ(iso_date({1990, 3, 2}), "1990-03-02");
  EXPECT_EQ(iso_date({1990, 0, 0}), "1990");
  EXPECT_EQ(parse_iso_date("1990-03-02"), (Date{1990, 3, 2}));
  EXPECT_EQ(parse_iso_date("1990"), (Date{1990, 0, 0}));
  for (const char* text : {"", "1990-3-2", "1990-02-30", "1990-00-00", "02/03/1990", "199a"})
    EXPECT_FALSE(parse_iso_date(text)) << text;
  EXPECT_EQ(printed_date({1990, 3, 2}), "02/03/1990");
}

}  // namespace
}  // namespace hoso
