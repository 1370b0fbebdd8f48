#include "bench/worth.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace hoso::bench {
namespace {

using testing::HasSubstr;

std::vector<Trial> two_trials() {
  Tally all, less;
  all.filled = less.filled = 200;
  all.correct = 190, less.correct = 180;
  all.missed = 4, less.missed = 16;
  all.wrong = 6, less.wrong = 4;
  all.accepted = 180, less.accepted = 181;
  less.wrong_confident = 1;
  return {{"", all, 10}, {"prepare.upright", less, 5}};
}

TEST(WorthTable, ComparesEachTrialWithTheWholePipeline) {
  const std::string table = worth_table(two_trials());
  EXPECT_THAT(table, HasSubstr("none                                    95.00       4      6     90.00          0 "));
  EXPECT_THAT(table, HasSubstr("prepare.upright                         -5.00     +12     -2     +0.50         +1 "));
  EXPECT_THAT(table, HasSubstr(" 1.00\n"));
  EXPECT_THAT(table, HasSubstr(" 0.50\n"));
}

TEST(WorthJson, GivesTheTrialsAsTheyAre) {
  const auto steps = nlohmann::json::parse(worth_json(two_trials())).at("steps");
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_FALSE(steps[0].contains("without"));
  EXPECT_EQ(steps[1].at("without"), "prepare.upright");
  EXPECT_EQ(steps[1].at("missed"), 16);
  EXPECT_DOUBLE_EQ(steps[1].at("exact"), 0.9);
}

}  // namespace
}  // namespace hoso::bench
