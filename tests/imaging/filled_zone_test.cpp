#include <hoso/imaging/filled_zone.hpp>

#include <gmock/gmock.h>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "imaging/sheet.hpp"

namespace hoso::imaging {
namespace {

using namespace test;

FilledZone line_of(const Sheet& sheet) { return filled_zone(sheet.view(), {0, line_zone}); }

/// Dark pixels of a zone.
int ink_px(const FilledZone& zone) { return cv::countNonZero(zone.gray < 128); }

/// What is left of `text` on paper without a form, for comparison.
int ink_px(const std::string& text) {
  cv::Mat paper(200, 1200, CV_8UC1, cv::Scalar(255));
  write(paper, text, 2, 10);
  return cv::countNonZero(paper < 128);
}

cv::Mat with_noise(cv::Mat sheet, double sigma) {
  cv::Mat noise(sheet.size(), CV_16SC1);
  cv::RNG(7).fill(noise, cv::RNG::NORMAL, 0, sigma);
  cv::add(sheet, noise, sheet, cv::noArray(), CV_8U);
  return sheet;
}

TEST(FilledZone, TheBlankItselfIsEmpty) {
  const FilledZone zone = line_of(Sheet(blank_sheet()));
  EXPECT_TRUE(zone.empty);
  EXPECT_EQ(zone.ink_share, 0);
  EXPECT_FALSE(zone.gray.empty());
}

TEST(FilledZone, NoiseAndAShiftDoNotFillIt) {
  EXPECT_TRUE(line_of(Sheet(with_noise(blank_sheet(), 18))).empty);
  EXPECT_TRUE(line_of(Sheet(blank_sheet(), 0.6, -0.5)).empty) << "0.8 mm beside its blank";
}

TEST(FilledZone, KeepsTheWritingAndTakesTheLeaderOff) {
  cv::Mat page = blank_sheet();
  write(page, "NGUYEN AN", 42, 25);
  const FilledZone zone = line_of(Sheet(page));
  EXPECT_FALSE(zone.empty);
  EXPECT_NEAR(ink_px(zone), ink_px("NGUYEN AN"), 0.06 * ink_px("NGUYEN AN"));
  // The leader goes on behind the writing, and nothing is left of it there.
  const cv::Mat behind = zone.gray.colRange(zone.gray.cols * 9 / 10, zone.gray.cols);
  EXPECT_EQ(cv::countNonZero(behind < 128), 0);
}

TEST(FilledZone, MendsStrokesThatCrossTheLeader) {
  cv::Mat page = blank_sheet();
  write(page, "gyp", 42, 25);  // its tails cross the dots
  EXPECT_NEAR(ink_px(line_of(Sheet(page))), ink_px("gyp"), 0.08 * ink_px("gyp"));
}

TEST(FilledZone, FindsItsPlaceWithinAMillimetre) {
  cv::Mat page = blank_sheet();
  write(page, "NGUYEN AN", 42, 25);
  const int straight = ink_px(line_of(Sheet(page)));
  for (const double off : {-0.7, -0.2, 0.2, 0.7}) {
    EXPECT_NEAR(ink_px(line_of(Sheet(page, off, off))), straight, 0.05 * straight) << off;
  }
}

TEST(FilledZone, ARedStampOverItVanishes) {
  cv::Mat page;
  cv::cvtColor(blank_sheet(), page, cv::COLOR_GRAY2BGR);
  cv::circle(page, {700, 280}, 120, cv::Scalar(60, 50, 210), 12, cv::LINE_AA);
  EXPECT_TRUE(line_of(Sheet(page)).empty);
  write(page, "AN", 42, 25, cv::Scalar(120, 40, 20));
  const FilledZone zone = line_of(Sheet(page));
  EXPECT_FALSE(zone.empty);
  EXPECT_NEAR(ink_px(zone), ink_px("AN"), 0.15 * ink_px("AN"));
}

TEST(FilledZone, AShadowIsNoInk) {
  cv::Mat page = blank_sheet();
  for (int x = 0; x < page.cols; ++x) page.col(x) *= 1 - 0.5 * x / page.cols;
  EXPECT_TRUE(line_of(Sheet(page)).empty);
}

TEST(FilledZone, WhatHangsInFromTheNextLineStaysOut) {
  cv::Mat page = blank_sheet();
  write(page, "NGUYEN AN", 42, 19.5);  // a line above, its feet 0.5 mm above the zone
  EXPECT_TRUE(line_of(Sheet(page)).empty);
}

TEST(FilledZone, OffThePageItIsWhiteAndEmpty) {
  const FilledZone zone = line_of(Sheet(blank_sheet(), 500, 0));
  EXPECT_TRUE(zone.empty);
  EXPECT_EQ(cv::countNonZero(zone.gray != 255), 0);
}

TEST(FilledZone, RefusesAZoneOfNothing) {
  const Sheet sheet(blank_sheet());
  EXPECT_THROW(static_cast<void>(filled_zone(sheet.view(), {0, {10, 10, 0, 5}})),
               std::invalid_argument);
  EXPECT_THROW(static_cast<void>(filled_zone(sheet.view(), {0, line_zone}, 0)),
               std::invalid_argument);
}

TEST(FilledCells, OneForEachBoxRulesGoneDigitsKept) {
  cv::Mat page = blank_sheet();
  write_in_comb(page, "01 45 ");
  const Sheet sheet(page);
  const auto cells = filled_cells(sheet.view(), {0, comb_zone});
  ASSERT_EQ(cells.size(), 6U);
  std::vector<bool> filled;
  for (const FilledZone& cell : cells) filled.push_back(!cell.empty);
  EXPECT_THAT(filled, testing::ElementsAre(true, true, false, true, true, false));
  EXPECT_NEAR(ink_px(cells[3]), ink_px("4"), 0.12 * ink_px("4"));
}

TEST(FilledCells, AnEmptyCombHasEmptyBoxes) {
  const Sheet sheet(with_noise(blank_sheet(), 12), 0.4, 0.4);
  for (const FilledZone& cell : filled_cells(sheet.view(), {0, comb_zone})) {
    EXPECT_TRUE(cell.empty);
  }
}

}  // namespace
}  // namespace hoso::imaging
