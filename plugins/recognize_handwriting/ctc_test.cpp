#include "ctc.hpp"

#include <cmath>
#include <gmock/gmock.h>

namespace hoso::handwriting {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr int a = 1, b = 2;

/// One row a column: probabilities of blank, a, b.
cv::Mat columns(const std::vector<std::array<float, 3>>& rows) {
  cv::Mat made(static_cast<int>(rows.size()), 3, CV_32FC1);
  for (int t = 0; t < made.rows; ++t) {
    std::ranges::copy(rows[static_cast<std::size_t>(t)], made.ptr<float>(t));
  }
  return made;
}

TEST(BestPath, TakesOutRepeatsAndBlanks) {
  EXPECT_THAT(best_path(columns({{0, 1, 0}, {0, 1, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}})), ElementsAre(a, a, b));
}

TEST(BestPath, OfBlanksIsEmpty) {
  EXPECT_THAT(best_path(columns({{1, 0, 0}, {1, 0, 0}})), IsEmpty());
  EXPECT_THAT(best_path(cv::Mat()), IsEmpty());
}

TEST(LikelyReadings, OfNoColumnsAreNone) { EXPECT_THAT(likely_readings(cv::Mat(), 5), IsEmpty()); }

TEST(LikelyReadings, AddUpAllWaysToSpellAText) {
  // Graves' example: the best path is blank-blank (0.36), but "a" may be spelt in three ways.
  const auto readings = likely_readings(columns({{0.6F, 0.4F, 0}, {0.6F, 0.4F, 0}}), 5);
  ASSERT_THAT(readings, SizeIs(2));
  EXPECT_THAT(readings[0].letters, ElementsAre(a));
  EXPECT_NEAR(readings[0].probability, 0.64, 1e-6);
  EXPECT_THAT(readings[1].letters, IsEmpty());
  EXPECT_NEAR(readings[1].probability, 0.36, 1e-6);
}

TEST(LikelyReadings, NeedABlankBetweenTwoOfALetter) {
  const auto held = likely_readings(columns({{0, 1, 0}, {0, 1, 0}}), 5);
  ASSERT_THAT(held, SizeIs(1));
  EXPECT_THAT(held[0].letters, ElementsAre(a));
  const auto twice = likely_readings(columns({{0, 1, 0}, {1, 0, 0}, {0, 1, 0}}), 5);
  EXPECT_THAT(twice.front().letters, ElementsAre(a, a));
  EXPECT_NEAR(twice.front().probability, 1, 1e-6);
}

TEST(LikelyReadings, KeepWhatIsPossibleAmongManyImpossible) {
  // Of five prefixes two can be; "b" comes after the others in order.
  const auto readings = likely_readings(columns({{0, 0.4F, 0.6F}, {0, 0, 1}}), 5, 3);
  ASSERT_THAT(readings, SizeIs(2));
  EXPECT_THAT(readings.front().letters, ElementsAre(b));
  EXPECT_NEAR(readings.front().probability, 0.6, 1e-6);
}

TEST(LikelyReadings, AreWeighedWithWhatIsKnown) {
  const Knowledge no_a{[](const std::vector<int>&, int letter) { return letter == a ? 0.1 : 1; },
                       [](const std::vector<int>& letters) { return letters.size() == 1 ? 1 : 0.5; }};
  const cv::Mat unsure = columns({{0, 0.6F, 0.4F}, {0.9F, 0, 0.1F}});
  EXPECT_THAT(likely_readings(unsure, 1).front().letters, ElementsAre(a));
  const auto readings = likely_readings(unsure, no_a, 12);
  EXPECT_THAT(readings.front().letters, ElementsAre(b));
  EXPECT_NEAR(readings.front().probability, 0.4, 1e-6) << "as the picture says";
  EXPECT_NEAR(readings.front().weighted, 0.4, 1e-6);
  const auto with_a = std::ranges::find(readings, std::vector<int>{a}, &Reading::letters);
  ASSERT_NE(with_a, readings.end());
  EXPECT_NEAR(with_a->weighted, 0.1 * 0.54, 1e-6);
  const auto both = std::ranges::find(readings, std::vector<int>{a, b}, &Reading::letters);
  ASSERT_NE(both, readings.end());
  EXPECT_NEAR(both->weighted, 0.1 * 0.06 * 0.5, 1e-6);
}

TEST(LikelyReadings, NeverHoldWhatIsKnownToBeImpossible) {
  const Knowledge no_a{[](const std::vector<int>&, int letter) { return letter == a ? 0 : 1; },
                       [](const std::vector<int>&) { return 1; }};
  for (const Reading& reading : likely_readings(columns({{0.1F, 0.8F, 0.1F}, {0.1F, 0.8F, 0.1F}}), no_a, 12)) {
    EXPECT_THAT(reading.letters, testing::Not(testing::Contains(a)));
  }
}

TEST(LikelyReadings, AreOrderedAndAsManyAsWanted) {
  const cv::Mat unsure = columns({{0.1F, 0.6F, 0.3F}, {0.1F, 0.5F, 0.4F}, {0.2F, 0.4F, 0.4F}});
  const auto readings = likely_readings(unsure, 4);
  ASSERT_THAT(readings, SizeIs(4));
  double sum = 0, before = 1;
  for (const Reading& reading : readings) {
    EXPECT_LE(reading.probability, before);
    before = reading.probability;
    sum += reading.probability;
  }
  EXPECT_LE(sum, 1 + 1e-9);
  EXPECT_EQ(readings, likely_readings(unsure, 4));
}

/// Every spelling of every path, added up.
double exact_probability(const cv::Mat& columns, const std::vector<int>& letters) {
  double sum = 0;
  const int paths = static_cast<int>(std::pow(columns.cols, columns.rows));
  for (int path = 0; path < paths; ++path) {
    cv::Mat chosen(columns.size(), CV_32FC1, cv::Scalar(0));
    double probability = 1;
    for (int t = 0, rest = path; t < columns.rows; ++t, rest /= columns.cols) {
      chosen.at<float>(t, rest % columns.cols) = 1;
      probability *= static_cast<double>(columns.at<float>(t, rest % columns.cols));
    }
    if (best_path(chosen) == letters) sum += probability;
  }
  return sum;
}

TEST(LikelyReadings, AgreeWithAllPathsCounted) {
  const cv::Mat unsure = columns({{0.2F, 0.5F, 0.3F}, {0.5F, 0.25F, 0.25F}, {0.1F, 0.3F, 0.6F},
                                  {0.4F, 0.3F, 0.3F}, {0.3F, 0.3F, 0.4F}});
  for (const Reading& reading : likely_readings(unsure, 6, 1000)) {
    EXPECT_NEAR(reading.probability, exact_probability(unsure, reading.letters), 1e-6);
  }
}

TEST(ProbabilityOf, AgreesWithAllPathsCounted) {
  const cv::Mat unsure = columns({{0.2F, 0.5F, 0.3F}, {0.5F, 0.25F, 0.25F}, {0.1F, 0.3F, 0.6F}, {0.4F, 0.3F, 0.3F}});
  for (const std::vector<int>& letters : std::vector<std::vector<int>>{{}, {a}, {a, a}, {a, b}, {a, b, a}, {b, b, b}}) {
    EXPECT_NEAR(probability_of(letters, unsure), exact_probability(unsure, letters), 1e-6);
  }
}

TEST(ProbabilityOf, TooManyLettersIsNone) {
  EXPECT_EQ(probability_of({a, b}, columns({{0, 1, 0}})), 0);
  EXPECT_EQ(probability_of({a}, cv::Mat()), 0);
}

TEST(LikelyReadings, FindTheBestOfManyColumnsWithFewBeams) {
  std::vector<std::array<float, 3>> rows;
  for (int i = 0; i < 400; ++i) rows.push_back({0.9F, i % 40 == 20 ? 0.9F : 0.05F, 0.05F});
  for (auto& row : rows) {
    const float sum = row[0] + row[1] + row[2];
    for (float& value : row) value /= sum;
  }
  const auto readings = likely_readings(columns(rows), 3, 3);
  ASSERT_THAT(readings, SizeIs(3));
  EXPECT_GT(readings.front().probability, 0);
}

}  // namespace
}  // namespace hoso::handwriting
