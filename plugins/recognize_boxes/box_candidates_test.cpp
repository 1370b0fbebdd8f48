#include "box_candidates.hpp"

#include <gmock/gmock.h>

namespace hoso::boxes {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

/// A cell that is `digit` with `score` and `other` with `other_score`.
Cell cell(int digit, float score, int other = 0, float other_score = 0) {
  DigitScores scores{};
  scores[static_cast<std::size_t>(other)] = other_score;
  scores[static_cast<std::size_t>(digit)] = score;
  return scores;
}

std::vector<std::string> texts(const std::vector<Candidate>& candidates) {
  std::vector<std::string> all;
  for (const Candidate& candidate : candidates) all.push_back(candidate.text);
  return all;
}

TEST(BoxCandidates, OfAnEmptyCombAreNone) {
  EXPECT_THAT(box_candidates({std::nullopt, std::nullopt}), IsEmpty());
}

TEST(BoxCandidates, ScoreAsTheProductOfTheirCells) {
  const std::vector<Candidate> candidates = box_candidates({cell(0, 0.9F), cell(7, 0.8F)});
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_EQ(candidates[0].text, "07");
  EXPECT_THAT(candidates[0].score, DoubleNear(0.72, 1e-3));
}

TEST(BoxCandidates, SwapTheLeastSureCellFirst) {
  const std::vector<Candidate> candidates =
      box_candidates({cell(1, 0.9F, 7, 0.09F), cell(3, 0.5F, 8, 0.4F)});
  EXPECT_THAT(texts(candidates), ElementsAre("13", "18", "73", "78"));
}

TEST(BoxCandidates, ShowEmptyCellsAsSpaces) {
  EXPECT_THAT(texts(box_candidates({cell(1, 1), std::nullopt, cell(2, 1), std::nullopt})),
              ElementsAre("1 2 "));
}

TEST(BoxCandidates, AreFew) {
  const std::vector<Cell> cells(12, cell(1, 0.6F, 7, 0.3F));
  EXPECT_EQ(box_candidates(cells).size(), most_candidates);
}

TEST(BoxCandidates, ScoreLowWhereACellHoldsNoDigit) {
  const std::vector<Candidate> candidates = box_candidates({cell(0, 0.99F), cell(3, 0.05F)});
  EXPECT_LT(candidates[0].score, 0.06);
}

}  // namespace
}  // namespace hoso::boxes
