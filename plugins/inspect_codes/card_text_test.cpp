#include "card_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace hoso::codes {
namespace {

using Values = std::map<std::string, std::string>;

/// Empty = no card.
Values values_of(std::string_view text) {
  Values values;
  for (const EvidenceItem& item : card_items(text).value_or(std::vector<EvidenceItem>())) {
    values[item.id] = item.value;
  }
  return values;
}

const std::string seven =
    "025190004321|131234567|Hà Thị Mận|12031990|Nữ|Khu 2, Vinh Tiền, Tân Sơn, Phú Thọ|25042021";

/// `seven` with its field `index` (from 0) replaced.
std::string with(std::size_t index, const std::string& field) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < index; ++i) begin = seven.find('|', begin) + 1;
  const std::size_t end = std::min(seven.find('|', begin), seven.size());
  return seven.substr(0, begin) + field + seven.substr(end);
}

TEST(CardText, SevenFieldsAreRead) {
  const Values expected{{"citizen_id", "025190004321"},
                        {"legacy_id", "131234567"},
                        {"full_name", "Hà Thị Mận"},
                        {"birth_date", "1990-03-12"},
                        {"sex", "Nữ"},
                        {"address", "Khu 2, Vinh Tiền, Tân Sơn, Phú Thọ"},
                        {"issue_date", "2021-04-25"}};
  EXPECT_EQ(values_of(seven), expected);
}

TEST(CardText, RawIsAsEncoded) {
  const auto items = card_items(seven);
  ASSERT_TRUE(items);
  EXPECT_EQ(std::ranges::find(*items, "birth_date", &EvidenceItem::id)->raw, "12031990");
}

TEST(CardText, MoreFieldsOfNewerCardsAreKeptUninterpreted) {
  const Values values = values_of(seven + "||Hà Văn Ất|Đinh Thị Bính");
  EXPECT_EQ(values.count("extra_8"), 0U);
  EXPECT_EQ(values.at("extra_9"), "Hà Văn Ất");
  EXPECT_EQ(values.at("extra_10"), "Đinh Thị Bính");
}

TEST(CardText, OldNumberAndIssueDateMayBeMissing) {
  EXPECT_EQ(values_of(with(1, "")).count("legacy_id"), 0U);
  const Values values = values_of(with(6, ""));
  EXPECT_EQ(values.count("issue_date"), 0U);
  EXPECT_EQ(values.at("citizen_id"), "025190004321");
}

TEST(CardText, DatesWithSlashesAndYearsAlone) {
  EXPECT_EQ(values_of(with(3, "12/03/1990")).at("birth_date"), "1990-03-12");
  EXPECT_EQ(values_of(with(3, "00001990")).at("birth_date"), "1990");
}

TEST(CardText, NamesAreNfcWithSingleSpaces) {
  EXPECT_EQ(values_of(with(2, " Ha\u0300  Thi\u0323 Mâ\u0323n ")).at("full_name"), "Hà Thị Mận");
}

TEST(CardText, LineEndsOfScannersAreDropped) { EXPECT_EQ(values_of(seven + "\r\n"), values_of(seven)); }

TEST(CardText, OfAnUnknownEncodingOnlyAsciiIsTaken) {
  std::string windows_1258 = with(2, "H\xE0 Th\xF2 M\xE2n");
  const Values values = values_of(windows_1258);
  EXPECT_EQ(values.at("citizen_id"), "025190004321");
  EXPECT_EQ(values.at("birth_date"), "1990-03-12");
  EXPECT_EQ(values.count("full_name"), 0U);
}

class NoCard : public testing::TestWithParam<std::string> {};

TEST_P(NoCard, GivesNothing) { EXPECT_FALSE(card_items(GetParam())); }

INSTANTIATE_TEST_SUITE_P(
    All, NoCard,
    testing::Values("", "|", "||||||", std::string(2000, '|'), "https://example.org/?a=1|2|3|4|5|6|7",
                    seven.substr(0, seven.rfind('|')),  // six fields
                    with(0, "02519000432"), with(0, "0251900043210"), with(0, "02519000432A"),
                    with(0, "000190004321"), with(0, "０25190004321"), with(0, " 025190004321"),
                    with(1, "13123456"), with(2, ""), with(2, "12345"), with(2, "<b>Hà</b>"),
                    with(2, "../../etc/passwd"), with(3, ""), with(3, "31021990"), with(3, "1203199"),
                    with(3, "ngày 12 tháng 3 năm 1990"), with(4, ""), with(4, "X"), with(4, "1"),
                    with(6, "25132021"), with(2, std::string(401, 'A')), seven + std::string(10, '|'),
                    seven + "|" + std::string(1024, 'A'),
                    // a health insurance card: another format with the same divider
                    "GD4250000000000|4e677579|12/03/1990|2|5068|25-001|01/01/2026|-|01/01/2026|x"));

TEST(CardText, TextThatIsNotPlainIsLeftOut) {
  for (const char* trick : {"Khu 2\x01", "Khu\x7F", "a\u202Eb", "a\u200Bb", "\uFEFFa", "\uFFFE", "a\nb"}) {
    const Values values = values_of(with(5, trick));
    EXPECT_EQ(values.count("address"), 0U) << trick;
    EXPECT_EQ(values.count("citizen_id"), 1U);
  }
  EXPECT_EQ(values_of(with(5, std::string("a\0b", 3))).count("address"), 0U);
}

TEST(CardText, MarkupInAnAddressIsOnlyText) {
  EXPECT_EQ(values_of(with(5, "<script>alert(1)</script>")).at("address"), "<script>alert(1)</script>");
}

}  // namespace
}  // namespace hoso::codes
