#include "bench/cards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hoso::bench {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

synthetic::Card made_up_card() {
  synthetic::Card card;
  card.citizen_id = "025095001234", card.legacy_id = "131234567";
  card.full_name = "Hà Văn Đản", card.sex = "Nam", card.address = "Khu 2, Việt Trì, Phú Thọ";
  card.birth_date = "1995-03-14", card.issue_date = "2021-04-25", card.expiry_date = "2035-03-14";
  return card;
}

/// The first two lines were worked out by hand with the weights 7, 3, 1 of ICAO Doc 9303-3.
TEST(SyntheticCard, HasMachineReadableLinesWithCheckDigits) {
  EXPECT_THAT(synthetic::td1_lines(made_up_card()),
              ElementsAre("IDVNM0950012340025095001234<<1", "9503146M3503144VNM<<<<<<<<<<<4",
                          "HA<<VAN<DAN<<<<<<<<<<<<<<<<<<<"));
}

TEST(SyntheticCard, SaysInItsCodeWhatItIs) {
  EXPECT_EQ(synthetic::qr_text(made_up_card()),
            "025095001234|131234567|Hà Văn Đản|14031995|Nam|Khu 2, Việt Trì, Phú Thọ|25042021");
}

CardPage page_showing(const std::string& number) {
  return {{{"card_qr", {{"citizen_id", number}, {"sex", "Nam"}}}}, "scan", {}};
}

Evidence evidence(const std::string& kind, const std::string& number) {
  return {kind, {}, 1, {{"citizen_id", number, number}}};
}

TEST(CardScore, CountsReadMissedAndMisread) {
  CardScore score;
  add_card_result(page_showing("1"), {evidence("card_qr", "1")}, score);
  add_card_result(page_showing("2"), {}, score);
  add_card_result(page_showing("3"), {evidence("card_qr", "4")}, score);
  const CardTally& tally = score.by_group.at("card_qr scan");
  EXPECT_EQ(tally.shown, 3);
  EXPECT_EQ(tally.read, 1);
  EXPECT_EQ(tally.misread, 1);
  EXPECT_EQ(score.by_group.at("card_qr all").shown, 3);
}

TEST(CardScore, CountsWhatWasMadeUpAsMisread) {
  CardScore score;
  add_card_result(page_showing("1"), {evidence("card_qr", "1"), evidence("card_mrz", "1")}, score);
  EXPECT_EQ(score.by_group.at("card_qr scan").misread, 0);
  EXPECT_EQ(score.by_group.at("card_mrz scan").misread, 1);
}

TEST(CardScore, IsPrinted) {
  CardScore score;
  add_card_result(page_showing("1"), {evidence("card_qr", "1")}, score);
  EXPECT_THAT(card_table(score), HasSubstr("card_qr scan"));
  EXPECT_THAT(card_json(score), HasSubstr("\"misread\": 0"));
}

}  // namespace
}  // namespace hoso::bench
