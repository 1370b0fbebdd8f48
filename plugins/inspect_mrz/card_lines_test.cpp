#include "card_lines.hpp"

#include <gtest/gtest.h>

#include <map>

namespace hoso::mrz {
namespace {

using Lines = std::vector<std::string>;
using Values = std::map<std::string, std::string>;

/// Worked out by hand with the weights of ICAO Doc 9303-3.
const Lines card{"IDVNM0950012340025095001234<<1", "9503146M3503144VNM<<<<<<<<<<<4",
                 "HA<<VAN<DAN<<<<<<<<<<<<<<<<<<<"};

/// Empty = no card.
Values values_of(const Lines& lines) {
  Values values;
  for (const EvidenceItem& item : card_items(lines).value_or(std::vector<EvidenceItem>())) {
    values[item.id] = item.value;
  }
  return values;
}

/// `card` with the sign at `column` of `row` replaced by `text`.
Lines with(std::size_t row, std::size_t column, const std::string& text, std::size_t length = 1) {
  Lines lines = card;
  lines[row].replace(column, length, text);
  return lines;
}

TEST(CheckDigit, IsThatOfTheIcaoSpecimen) {
  EXPECT_EQ(check_digit("D23145890"), '7');
  EXPECT_EQ(check_digit("740812"), '2');
  EXPECT_EQ(check_digit("120415"), '9');
  EXPECT_EQ(check_digit("D231458907<<<<<<<<<<<<<<<" "7408122" "1204159" "<<<<<<<<<<<"), '6');
}

TEST(CardLines, SayWhoseCardItIs) {
  const Values expected{{"citizen_id", "025095001234"}, {"card_number", "095001234"},
                        {"latin_name", "HA VAN DAN"},   {"birth_date", "1995-03-14"},
                        {"sex", "Nam"},                 {"expiry_date", "2035-03-14"}};
  EXPECT_EQ(values_of(card), expected);
}

TEST(CardLines, FillersMayBeLostMisreadOrTooMany) {
  const Values expected = values_of(card);
  EXPECT_EQ(values_of({"IDVNM09500123400250950012341", "9503146M3503144VNM4", "HA<<VAN<DAN"}), expected);
  EXPECT_EQ(values_of({"IDVNM0950012340025095001234<K1", "9503146M3503144VNM<K<<KK<<SC<4", "HAK<VAN<DANK<<<KK<<S"}),
            expected);
  EXPECT_EQ(values_of({"IDVNM0950012340025095001234<<<<1", "9503146M3503144VNM<<<<<<<<<<<<<<4", card[2]}), expected);
}

TEST(CardLines, ThePrefixNeedNotBeReadRight) {
  EXPECT_EQ(values_of(with(0, 0, "1")), values_of(card));
  EXPECT_EQ(values_of(with(0, 0, "", 2)), values_of(card));
  EXPECT_EQ(values_of(with(0, 0, "L0VNN", 5)), Values());
}

TEST(CardLines, LettersAmongDigitsAreTheDigitsTheCheckDigitsConfirm) {
  EXPECT_EQ(values_of({"IDVNMO9S0012340O2509500I234<<I", "95O3146M3S03144VNM<<<<<<<<<<<A", card[2]}), values_of(card));
}

TEST(CardLines, LettersThatCouldBeOtherDigitsAsWellGiveNothing) {
  const Lines other{"IDVNM5908012346025095001234<<1", "9503146M3503144VNM<<<<<<<<<<<2", card[2]};
  EXPECT_EQ(values_of(other).at("card_number"), "590801234");
  Lines doubtful = other;
  doubtful[0][5] = doubtful[0][8] = 'S';  // 5 and 8, or 8 and 5: both of weight 7
  EXPECT_EQ(values_of(doubtful), Values());
}

TEST(CardLines, EveryWrongDigitIsNoticed) {
  for (const auto& [row, columns] : std::map<std::size_t, std::vector<std::size_t>>{
           {0, {5, 9, 13, 14, 15, 20, 26, 29}}, {1, {0, 3, 5, 6, 8, 11, 13, 14, 29}}}) {
    for (const std::size_t column : columns) {
      const char wrong = card[row][column] == '7' ? '2' : '7';
      EXPECT_EQ(values_of(with(row, column, {wrong})), Values()) << row << ' ' << column;
    }
  }
}

TEST(CardLines, WhatContradictsTheNumberIsLeftOut) {
  const Values values = values_of(with(1, 7, "F"));
  EXPECT_EQ(values.count("sex"), 0U);
  EXPECT_EQ(values.at("citizen_id"), "025095001234");
}

TEST(CardLines, NeverMayBeTheDayOfExpiry) {
  const Values values = values_of({card[0], "9503146M9912315VNM<<<<<<<<<<<6", card[2]});
  EXPECT_EQ(values.count("expiry_date"), 0U);
  EXPECT_EQ(values.at("birth_date"), "1995-03-14");
}

class NoCard : public testing::TestWithParam<Lines> {};

TEST_P(NoCard, GivesNothing) { EXPECT_FALSE(card_items(GetParam())); }

INSTANTIATE_TEST_SUITE_P(
    All, NoCard,
    testing::Values(Lines{}, Lines{"", "", ""}, Lines{card[0], card[1]}, Lines{card[1], card[0], card[2]},
                    Lines{card[2], card[1], card[0]},
                    // the specimen of ICAO Doc 9303-5: right, but nobody's here
                    Lines{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                          "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"},
                    Lines{card[0].substr(0, 27), card[1], card[2]}, Lines{card[0], card[1].substr(0, 18), card[2]},
                    Lines{card[0].substr(0, 15), card[1], card[2]}, Lines{card[0], card[1].substr(0, 9), card[2]},
                    Lines{std::string(500, '<'), std::string(500, '0'), std::string(500, 'K')}));

}  // namespace
}  // namespace hoso::mrz
