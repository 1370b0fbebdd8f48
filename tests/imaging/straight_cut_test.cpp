#include <hoso/imaging/straight_cut.hpp>

#include <gtest/gtest.h>

#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

namespace hoso::imaging {
namespace {

/// 40 x 30 mm at `dpi`, black from 10 to 20 mm across and from 5 to 15 mm down.
cv::Mat square_sheet(double dpi) {
  const auto px = [&](double mm) { return static_cast<int>(std::lround(mm_to_px(mm, dpi))); };
  cv::Mat sheet(px(30), px(40), CV_8UC1, cv::Scalar(255));
  sheet(cv::Rect(px(10), px(5), px(20) - px(10), px(15) - px(5))).setTo(0);
  return sheet;
}

TEST(StraightCut, OfAnyResolutionShowsTheSamePlace) {
  for (const double dpi : {150.0, 300.0, 600.0}) {
    const PageImage page = from_mat(square_sheet(dpi));
    const Alignment alignment = Alignment::at_dpi(dpi);
    const cv::Mat cut = straight_cut({page, alignment}, {5, 5, 10, 10}, 254);  // 10 px per mm
    ASSERT_EQ(cut.size(), cv::Size(100, 100));
    EXPECT_GT(cut.at<std::uint8_t>(50, 45), 230) << dpi;
    EXPECT_LT(cut.at<std::uint8_t>(50, 55), 25) << dpi;
    EXPECT_NEAR(cv::countNonZero(cut < 128), 5000, 150) << dpi;
  }
}

TEST(StraightCut, FollowsATurnedPage) {
  const cv::Mat sheet = square_sheet(300);
  const cv::Matx33d turn(0.98, -0.17, 90, 0.17, 0.98, 10, 0, 0, 1);
  cv::Mat page_pixels;
  cv::warpPerspective(sheet, page_pixels, turn, {700, 600}, cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                      cv::Scalar(255));
  const double scale = 300 / 25.4;
  const cv::Matx33d to_page = turn * cv::Matx33d(scale, 0, 0, 0, scale, 0, 0, 0, 1);
  std::array<double, 9> homography;
  std::copy(to_page.val, to_page.val + 9, homography.begin());
  const PageImage page = from_mat(page_pixels);
  const cv::Mat cut = straight_cut({page, Alignment(homography)}, {8, 3, 14, 14}, 254);
  cv::Mat expected(140, 140, CV_8UC1, cv::Scalar(255));
  expected(cv::Rect(20, 20, 100, 100)).setTo(0);
  EXPECT_LT(cv::mean(cv::abs(cut - expected))[0], 6);
}

TEST(StraightCut, IsWhiteWhereThePictureEnds) {
  const PageImage page = from_mat(cv::Mat(300, 400, CV_8UC1, cv::Scalar(0)));
  const Alignment alignment = Alignment::at_dpi(254);
  const cv::Mat over_the_edge = straight_cut({page, alignment}, {35, 10, 10, 5}, 254);
  EXPECT_EQ(over_the_edge.at<std::uint8_t>(20, 30), 0);
  EXPECT_EQ(over_the_edge.at<std::uint8_t>(20, 70), 255);
  const cv::Mat beside = straight_cut({page, alignment}, {500, 10, 10, 5}, 254);
  EXPECT_EQ(cv::countNonZero(beside != 255), 0);
}

TEST(InkChannel, HasNoRedInkButBlueAndBlack) {
  cv::Mat colours(1, 4, CV_8UC3);
  colours.at<cv::Vec3b>(0) = {60, 50, 210};    // a red stamp
  colours.at<cv::Vec3b>(1) = {160, 60, 30};    // a blue pen
  colours.at<cv::Vec3b>(2) = {20, 20, 20};     // black print
  colours.at<cv::Vec3b>(3) = {250, 250, 250};  // paper
  const cv::Mat ink = ink_channel(colours);
  EXPECT_GT(ink.at<std::uint8_t>(0), 215);
  EXPECT_LT(ink.at<std::uint8_t>(1), 80);
  EXPECT_LT(ink.at<std::uint8_t>(2), 40);
  EXPECT_GT(ink.at<std::uint8_t>(3), 240);
}

TEST(InkChannel, HandsGreyThrough) {
  const cv::Mat grey(3, 3, CV_8UC1, cv::Scalar(77));
  EXPECT_EQ(ink_channel(grey).data, grey.data);
}

}  // namespace
}  // namespace hoso::imaging
