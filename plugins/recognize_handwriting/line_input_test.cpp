#include "line_input.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace hoso::handwriting {
namespace {

cv::Mat line_with(const cv::Rect& ink, int level = 0) {
  cv::Mat line(100, 400, CV_8UC1, cv::Scalar(255));
  line(ink).setTo(level);
  return line;
}

TEST(ModelInput, OfPaperIsEmpty) {
  EXPECT_TRUE(model_input(cv::Mat(50, 50, CV_8UC1, cv::Scalar(255))).empty());
  EXPECT_TRUE(model_input(cv::Mat()).empty());
  EXPECT_TRUE(model_input(line_with({10, 10, 50, 50}, 245)).empty()) << "grey paper";
}

TEST(ModelInput, IsAsHighAsTheModelWants) {
  const cv::Mat input = model_input(line_with({50, 20, 200, 60}));
  EXPECT_EQ(input.rows, input_height_px);
  EXPECT_NEAR(input.cols, 202 * 36.0 / 62 + 16, 1);
  EXPECT_EQ(input.at<std::uint8_t>(0, 0), 255);
}

TEST(ModelInput, NeverBlowsUpAHyphen) {
  const cv::Mat input = model_input(line_with({50, 50, 20, 4}));
  EXPECT_EQ(input.rows, input_height_px);
  EXPECT_LE(input.cols, 2 * 22 + 16);
  cv::Mat rows;
  cv::reduce(input < 128, rows, 1, cv::REDUCE_MAX);
  EXPECT_LE(cv::countNonZero(rows), 12);
}

TEST(ModelInput, BlackensPaleInk) {
  const cv::Mat pale = model_input(line_with({50, 20, 200, 60}, 150));
  double least = 0;
  cv::minMaxLoc(pale, &least);
  EXPECT_LT(least, 5);
}

TEST(ModelInput, TakesAnInkOfOnePixel) {
  EXPECT_EQ(model_input(line_with({0, 0, 1, 1})).rows, input_height_px);
  EXPECT_EQ(model_input(cv::Mat(1, 1, CV_8UC1, cv::Scalar(0))).rows, input_height_px);
}

}  // namespace
}  // namespace hoso::handwriting
