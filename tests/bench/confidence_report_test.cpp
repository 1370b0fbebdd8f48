#include "bench/confidence_report.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include <hoso/error.hpp>

#include "bench/curve_svg.hpp"
#include "support/hoso_command.hpp"

namespace hoso::bench {
namespace {

using testing::HasSubstr;
using testing_support::TestFolder;
using testing_support::text_of_file;

/// Two forms: 9 sure values that are right; one sure value that is wrong, one doubtful that is right.
Score hand_made() {
  Score score;
  for (int i = 0; i < 9; ++i) score.values.push_back({"a v1", {}, {0.995, true}});
  score.values.push_back({"b v1", {}, {0.985, false}});
  score.values.push_back({"b v1", {}, {0.6, true}});
  score.by_group["form a v1"].filled = 10;
  score.by_group["form b v1"].filled = 2;
  score.all.filled = 12;
  return score;
}

TEST(RiskCurves, AreOneForEachFormAndOneForAll) {
  const auto curves = risk_curves(hand_made());
  ASSERT_EQ(curves.size(), 3U);
  EXPECT_EQ(curves[0].name, "a v1");
  EXPECT_DOUBLE_EQ(curves[0].coverage(curves[0].points.back()), 0.9);  // one was missed
  EXPECT_EQ(curves[1].points.back().wrong, 1);
  EXPECT_EQ(curves[2].name, "all");
  EXPECT_EQ(curves[2].points.back().accepted, 11);
}

TEST(RiskCurves, OfNothingIsOneEmptyCurve) {
  const auto curves = risk_curves(Score());
  ASSERT_EQ(curves.size(), 1U);
  EXPECT_TRUE(curves[0].points.empty());
  EXPECT_THAT(confidence_tables(Score()), HasSubstr("expected calibration error: 0.00 %"));
}

TEST(ConfidenceJson, SaysWhatCanBeAccepted) {
  const auto all = confidence_json(hand_made())["curves"].back();
  EXPECT_DOUBLE_EQ(all["accepted_share"], 10.0 / 12);
  EXPECT_EQ(all["accepted_wrong"], 1);
  EXPECT_DOUBLE_EQ(all["accepted_share_at_most_risk"], 9.0 / 12);
  EXPECT_DOUBLE_EQ(all["threshold_at_most_risk"], 0.995);
}

TEST(CurveSvg, IsAPictureAlsoOfNothing) {
  const TestFolder folder;
  for (const Score& score : {hand_made(), Score()}) {
    const auto file = folder.path() / "curve.svg";
    write_curve_svg(risk_curves(score), file);
    EXPECT_THAT(text_of_file(file), HasSubstr("<svg "));
    EXPECT_THAT(text_of_file(file), HasSubstr("</svg>"));
  }
}

TEST(CurveSvg, ThatCannotBeWrittenIsAnError) {
  EXPECT_THROW(write_curve_svg(risk_curves(hand_made()), "/absent/curve.svg"), Error);
}

}  // namespace
}  // namespace hoso::bench
