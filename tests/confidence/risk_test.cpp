#include "confidence/risk.hpp"

#include <gmock/gmock.h>

namespace hoso::confidence {
namespace {

/// Surest first: right, right, wrong, (right and wrong alike), right.
const std::vector<Outcome> hand_made = {{0.5, true},  {0.9, true}, {0.7, false},
                                        {0.6, false}, {0.8, true}, {0.6, true}};

TEST(RiskCurve, CountsFromTheSurestDownAndTakesEqualsTogether) {
  const auto curve = risk_curve(hand_made);
  ASSERT_EQ(curve.size(), 5U);
  const std::vector<int> accepted = {1, 2, 3, 5, 6}, wrong = {0, 0, 1, 2, 2};
  for (std::size_t i = 0; i < curve.size(); ++i) {
    EXPECT_EQ(curve[i].accepted, accepted[i]);
    EXPECT_EQ(curve[i].wrong, wrong[i]);
  }
  EXPECT_DOUBLE_EQ(curve[3].risk(), 0.4);
}

TEST(RiskCurve, GivesWhatIsAcceptedAtARiskAndFromAThreshold) {
  const auto curve = risk_curve(hand_made);
  EXPECT_EQ(most_accepted(curve, 0).accepted, 2);
  EXPECT_DOUBLE_EQ(most_accepted(curve, 0).threshold, 0.8);
  EXPECT_EQ(most_accepted(curve, 0.34).accepted, 6);  // 1 of 3, then 2 of 6: the widest counts
  EXPECT_EQ(accepted_from(curve, 0.65).accepted, 3);
  EXPECT_EQ(accepted_from(curve, 0.6).accepted, 5);
  EXPECT_EQ(accepted_from(curve, 0.95).accepted, 0);
  EXPECT_EQ(accepted_from(curve, 0.95).risk(), 0);
}

TEST(RiskCurve, AWrongSurestValueAllowsNoUnseenOneAtNoRisk) {
  EXPECT_EQ(most_accepted(risk_curve({{0.9, false}, {0.8, true}}), 0.001).accepted, 0);
}

TEST(AreaUnder, IsTheMeanRiskOverTheValues) {
  // Risks 0, 0, 1/3, 2/5 twice, 1/3.
  EXPECT_NEAR(area_under(risk_curve(hand_made)), (0 + 0 + 1.0 / 3 + 2 * 0.4 + 1.0 / 3) / 6, 1e-12);
  EXPECT_EQ(area_under({}), 0);
}

/// Newcombe 1998, table I: 15 of 148 gives 0.0624 to 0.1605; 0 of 20 gives 0 to 0.1611.
TEST(UpperShare, IsWilsons) {
  EXPECT_NEAR(upper_share(15, 148), 0.1605, 5e-5);
  EXPECT_NEAR(upper_share(0, 20), 0.1611, 5e-5);
  EXPECT_EQ(upper_share(0, 0), 1);
}

TEST(Reliability, SetsConfidenceBesideWhatCameTrue) {
  std::vector<Outcome> outcomes(100, {0.85, true});
  for (int i = 0; i < 20; ++i) outcomes[static_cast<std::size_t>(i)].right = false;
  outcomes.push_back({1.0, true});
  const auto bins = reliability(outcomes);
  ASSERT_EQ(bins.size(), 2U);
  EXPECT_DOUBLE_EQ(bins[0].from, 0.8);
  EXPECT_DOUBLE_EQ(bins[0].to, 0.9);
  EXPECT_EQ(bins[0].values.count, 100);
  EXPECT_EQ(bins[0].values.right, 80);
  EXPECT_EQ(bins[1].values.count, 1);  // 1.0 itself has a place
  EXPECT_NEAR(calibration_error(bins), 100 * 0.05 / 101, 1e-9);
}

TEST(Reliability, OfNothingIsNothing) {
  EXPECT_TRUE(reliability({}).empty());
  EXPECT_EQ(calibration_error({}), 0);
}

}  // namespace
}  // namespace hoso::confidence
