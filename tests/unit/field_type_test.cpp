#include <gtest/gtest.h>

#include <hoso/field_type.hpp>

namespace hoso {
namespace {

TEST(WithoutLeaderMarks, TakesOffWhatLeadersLeave) {
  for (const auto& [written, meant] :
       {std::pair{"tạm trú tại.thôn 5, xã A", "tạm trú tại thôn 5, xã A"},
        {"thôn 1,phường B", "thôn 1, phường B"}, {"tỉnh Sơn La ‡", "tỉnh Sơn La"},
        {"xã C (cũ) . ,", "xã C (cũ)"}}) {
    EXPECT_EQ(without_leader_marks(written), meant);
  }
}

TEST(WithoutLeaderMarks, LeavesNumbersAbbreviationsAndEndsOfSentencesAlone) {
  for (const char* text : {"", "TP.HCM", "P. 1, Q.5", "1.004222", "số 3,5", "Tách hộ. Xin cảm ơn.",
                           "xã A (trước đây là xã B)"}) {
    EXPECT_EQ(without_leader_marks(text), text);
  }
  EXPECT_EQ(without_leader_marks(" ... ‡ "), "");
}

TEST(FieldType, ConfidenceFollowsScoreAndFit) {
  for (double score = 0.05; score < 1; score += 0.05) {
    EXPECT_GT(confidence_of(score, Fit::confirmed), confidence_of(score, Fit::familiar));
    EXPECT_GE(confidence_of(score, Fit::familiar), confidence_of(score, Fit::plausible));
    EXPECT_GT(confidence_of(score, Fit::plausible), confidence_of(score, Fit::odd));
    EXPECT_GT(confidence_of(score, Fit::odd), confidence_of(score, Fit::impossible));
    EXPECT_GT(confidence_of(score + 0.05, Fit::confirmed), confidence_of(score, Fit::confirmed));
  }
}

TEST(FieldType, ConfidenceKeepsItsPromises) {
  EXPECT_GE(confidence_of(0.9, Fit::confirmed), trusted_from);
  EXPECT_LT(confidence_of(0.96, Fit::plausible), trusted_from);
  EXPECT_GE(confidence_of(0.9, Fit::familiar), trusted_from);
  EXPECT_GE(confidence_of(0.98, Fit::plausible), trusted_from);
  EXPECT_LE(confidence_of(1, Fit::odd), 0.7);
  EXPECT_LT(confidence_of(1, Fit::impossible), 0.5);
  EXPECT_EQ(confidence_of(7, Fit::confirmed), 1);
  EXPECT_EQ(confidence_of(-1, Fit::confirmed), 0);
}

TEST(FieldType, FormAloneDoesNotMakeAnUnlikelyCandidateWin) {
  EXPECT_GT(confidence_of(0.9, Fit::plausible), confidence_of(0.75, Fit::confirmed));
}

TEST(FieldType, EarlierOfEqualCandidatesWins) {
  const auto judge = [](const Candidate& candidate) {
    return Interpretation{candidate.text, candidate.text, candidate.score};
  };
  EXPECT_EQ(most_confident({{"a", 0.5}, {"b", 0.5}, {"c", 0.4}}, judge).value, "a");
  EXPECT_EQ(most_confident({{"a", 0.5}, {"b", 0.6}}, judge).value, "b");
}

TEST(FieldType, RepairsOnlyLookAlikesOfDigits) {
  EXPECT_EQ(with_digits_repaired("O1l|I!o5S"),
            "0111110"
            "5S");
  EXPECT_EQ(trimmed_of(" ..a. b_ ", "._"), "a. b");
  EXPECT_EQ(trimmed_of("..", "."), "");
}

TEST(FieldType, ChoicesAreTheSameEverywhere) {
  std::mt19937_64 random(1);  // the standard prescribes this generator's output
  EXPECT_EQ(pick(random, 1000), 2469588189546311528U % 1000);
  EXPECT_EQ(pick_digits(random, 12).size(), 12U);
}

}  // namespace
}  // namespace hoso
