#include "line_image.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace hoso::tesseract {
namespace {

constexpr double dpi = 254;  // 10 px a mm

cv::Mat paper(int height) { return cv::Mat(height, 400, CV_8UC1, cv::Scalar(255)); }

void ink(cv::Mat& page, const cv::Rect& where) { page(where).setTo(0); }

TEST(WithBareUnderscores, TakesOffTheDotsOfALeader) {
  cv::Mat page = paper(60);
  ink(page, {50, 40, 22, 2});
  const cv::Mat clean = page.clone();
  ink(page, {53, 36, 3, 4});
  ink(page, {64, 36, 3, 4});
  EXPECT_EQ(cv::countNonZero(with_bare_underscores(page, dpi) < 128), cv::countNonZero(clean < 128) + 6)
      << "a row of the dots is kept as the bar's soft edge";
}

TEST(WithBareUnderscores, LeavesLettersAndStopsAlone) {
  cv::Mat page = paper(60);
  ink(page, {50, 20, 3, 20});  // L
  ink(page, {53, 38, 15, 2});
  ink(page, {80, 36, 4, 4});
  ink(page, {100, 30, 12, 2});
  EXPECT_EQ(cv::norm(with_bare_underscores(page, dpi), page, cv::NORM_L1), 0);
}

TEST(ScaledLine, HasTheAskedHeightInsideABorder) {
  EXPECT_EQ(scaled_line(cv::Mat(60, 600, CV_8UC1, cv::Scalar(0)), 30).size(), cv::Size(316, 46));
}

TEST(ScaledLine, NeverBlowsUpAHyphen) {
  EXPECT_EQ(scaled_line(cv::Mat(4, 20, CV_8UC1, cv::Scalar(0)), 30).size(), cv::Size(56, 24));
}

}  // namespace
}  // namespace hoso::tesseract
