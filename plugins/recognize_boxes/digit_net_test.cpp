#include "digit_net.hpp"

#include <fstream>
#include <numeric>

#include <gtest/gtest.h>
#include <hoso/error.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::boxes {
namespace {

namespace fs = std::filesystem;

const fs::path weights = fs::path(HOSO_RESOURCES) / "models/digits.bin";

TEST(DigitNet, IsSmall) { EXPECT_LE(fs::file_size(weights), 300'000U); }

TEST(DigitNet, ScoresAreSharesThatLeaveRoomForNoDigit) {
  cv::Mat one = cv::Mat::zeros(28, 28, CV_8U);
  cv::line(one, {14, 4}, {14, 23}, cv::Scalar(255), 3);
  const DigitScores scores = DigitNet(weights).classify(one);
  for (const float score : scores) EXPECT_GE(score, 0);
  EXPECT_LE(std::accumulate(scores.begin(), scores.end(), 0.0F), 1.0001F);
  EXPECT_GT(scores[1], 0.5F);
}

TEST(DigitNet, DoubtsWhatIsNoDigit) {
  cv::Mat cross = cv::Mat::zeros(28, 28, CV_8U);
  cv::line(cross, {4, 4}, {23, 23}, cv::Scalar(255), 2);
  cv::line(cross, {23, 4}, {4, 23}, cv::Scalar(255), 2);
  for (const float score : DigitNet(weights).classify(cross)) EXPECT_LT(score, 0.9F);
}

class DamagedWeights : public testing::TestWithParam<int> {};

TEST_P(DamagedWeights, AreRefused) {
  std::ifstream in(weights, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  bytes.resize(bytes.size() + static_cast<std::size_t>(GetParam()));
  const fs::path damaged = fs::path(testing::TempDir()) / "damaged.bin";
  std::ofstream(damaged, std::ios::binary) << bytes;
  EXPECT_THROW(DigitNet net(damaged), Error);
}

INSTANTIATE_TEST_SUITE_P(CutAndGrown, DamagedWeights, testing::Values(-4, 4));

TEST(DigitNet, RefusesAMissingFile) {
  try {
    DigitNet net("/nowhere/digits.bin");
    ADD_FAILURE() << "a network without weights";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "recognize.model_missing");
  }
}

}  // namespace
}  // namespace hoso::boxes
