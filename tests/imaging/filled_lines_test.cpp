#include <hoso/imaging/filled_lines.hpp>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace hoso::imaging {
namespace {

constexpr double dpi = 254;  // 10 px a mm

cv::Mat paper(int height) { return cv::Mat(height, 400, CV_8UC1, cv::Scalar(255)); }

void ink(cv::Mat& page, const cv::Rect& where) { page(where).setTo(0); }

TEST(LinesIn, FindsNothingOnPaper) { EXPECT_TRUE(lines_in(paper(100), dpi).empty()); }

TEST(LinesIn, TrimsToTheInk) {
  cv::Mat page = paper(100);
  ink(page, {50, 30, 200, 40});
  const std::vector<cv::Mat> lines = lines_in(page, dpi);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].size(), cv::Size(204, 44));
}

TEST(LinesIn, SplitsATableCellOfTwoLines) {
  cv::Mat page = paper(120);
  ink(page, {50, 10, 200, 30});
  ink(page, {50, 60, 100, 30});
  const std::vector<cv::Mat> lines = lines_in(page, dpi);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].cols, 204);
  EXPECT_EQ(lines[1].cols, 104);
}

TEST(LinesIn, KeepsMarksWithTheCapitalsBelowThem) {
  cv::Mat page = paper(150);
  ink(page, {60, 10, 20, 10});  // a mark, with a gap below
  ink(page, {50, 25, 200, 30});
  ink(page, {60, 81, 20, 10});
  ink(page, {50, 96, 200, 30});
  const std::vector<cv::Mat> lines = lines_in(page, dpi);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].rows, 49);
  EXPECT_EQ(lines[1].rows, 49);
}

TEST(LinesIn, KeepsTallWritingWhole) {
  cv::Mat page = paper(150);
  ink(page, {50, 10, 10, 120});
  EXPECT_EQ(lines_in(page, dpi).size(), 1U);
}

TEST(WithoutLoneSpecks, TakesOffDotsFarFromLetters) {
  cv::Mat page = paper(100), dirty;
  ink(page, {50, 30, 200, 40});
  page.copyTo(dirty);
  ink(dirty, {300, 60, 6, 6});
  ink(dirty, {100, 10, 5, 5});
  const Cleaned cleaned = without_lone_specks(dirty, dpi);
  EXPECT_EQ(cleaned.specks, 2);
  EXPECT_EQ(cv::norm(cleaned.gray, page, cv::NORM_INF), 0);
}

TEST(WithoutLoneSpecks, KeepsToneDotsFullStopsHyphensAndLetters) {
  cv::Mat page = paper(100);
  ink(page, {50, 30, 20, 25});
  ink(page, {57, 60, 6, 6});    // below a letter
  ink(page, {57, 20, 6, 6});    // above it
  ink(page, {80, 50, 5, 9});    // a comma after it, as far as in wide type
  ink(page, {150, 45, 12, 4});  // a hyphen on its own
  ink(page, {300, 35, 4, 20});  // an l on its own
  const Cleaned cleaned = without_lone_specks(page, dpi);
  EXPECT_EQ(cleaned.specks, 0);
  EXPECT_EQ(cv::norm(cleaned.gray, page, cv::NORM_INF), 0);
}

}  // namespace
}  // namespace hoso::imaging
