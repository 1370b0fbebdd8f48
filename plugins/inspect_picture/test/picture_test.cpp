#include <gmock/gmock.h>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "picture_stage.hpp"

namespace hoso::picture {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double dpi = 150;
constexpr int lines = 24;
const cv::Size a4(1240, 1754);

MmRect word_box(int line, int word) { return {20.0 + 30 * word, 15.0 + 11 * line, 24, 6}; }

/// A word at the start and at the end of each line; a field between them.
std::shared_ptr<const FormTemplate> form() {
  auto made = std::make_shared<FormTemplate>();
  made->pages.resize(1);
  for (int line = 0; line < lines; ++line) {
    for (const int word : {0, 1, 4, 5}) {
      made->pages[0].words.push_back({"Mau", word_box(line, word)});
    }
    FieldSpec field;
    field.id = "line_" + std::to_string(line);
    field.label = {"Dòng " + std::to_string(line), "Line " + std::to_string(line)};
    const MmRect first = word_box(line, 2), last = word_box(line, 3);
    field.zones = {{0, {first.x, first.y, last.right() - first.x, first.height}}};
    made->fields.push_back(field);
  }
  return made;
}

/// Grey paper as a camera sees it, every word printed.
cv::Mat photo(int paper = 215) {
  cv::Mat page(a4, CV_8UC1, cv::Scalar(paper));
  for (const PrintedWord& word : form()->pages[0].words) {
    const cv::Point start(cvRound(mm_to_px(word.box.x, dpi)),
                          cvRound(mm_to_px(word.box.bottom() - 1, dpi)));
    cv::putText(page, "Mausochu", start, cv::FONT_HERSHEY_SIMPLEX, 0.85, cv::Scalar(paper / 12), 2,
                cv::LINE_AA);
  }
  return page;
}

std::vector<Finding> findings_on(const cv::Mat& picture, const PageMatch* match) {
  PictureStage stage(Options(PictureStage::info().options, {}, "inspect.picture"));
  Page page;
  page.image = imaging::from_mat(picture);
  const Limits limits;
  return stage.inspect(page, match, StageContext(limits, {}, {}, {})).findings;
}

std::vector<std::string> codes_of(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : findings) codes.push_back(finding.code);
  return codes;
}

std::vector<Finding> known(const cv::Mat& picture, const Alignment& alignment = Alignment::at_dpi(dpi)) {
  const PageMatch match{form(), 0, alignment, 1};
  return findings_on(picture, &match);
}

std::vector<std::string> unknown(const cv::Mat& picture) {
  return codes_of(findings_on(picture, nullptr));
}

cv::Mat blurred(const cv::Mat& page, double sigma_px) {
  cv::Mat out;
  cv::GaussianBlur(page, out, cv::Size(), sigma_px);
  return out;
}

cv::Mat with_spot(cv::Mat page, int line, int grey) {
  const MmRect word = word_box(line, 1);
  cv::ellipse(page, cv::Point(cvRound(mm_to_px(word.right(), dpi)), cvRound(mm_to_px(word.y + 3, dpi))),
              cv::Size(260, 50), 0, 0, 360, cv::Scalar(grey), cv::FILLED);
  return page;
}

TEST(KnownPage, AFairPictureIsNotScolded) {
  EXPECT_THAT(known(photo()), IsEmpty());
  EXPECT_THAT(known(photo(255)), IsEmpty());
  EXPECT_THAT(known(photo(90)), IsEmpty());
}

TEST(KnownPage, BlurIsNamed) {
  EXPECT_THAT(codes_of(known(blurred(photo(), 3))), ElementsAre("picture.blurred"));
}

TEST(KnownPage, DarknessIsNamed) {
  EXPECT_THAT(codes_of(known(photo(12))), ElementsAre("picture.dark"));
}

TEST(KnownPage, PalePrintIsNamed) {
  EXPECT_THAT(codes_of(known(photo() * 0.2 + 170)), ElementsAre("picture.faded"));
}

TEST(KnownPage, TooFewPixelsAreNamed) {
  cv::Mat small;
  cv::resize(photo(), small, {}, 0.4, 0.4, cv::INTER_AREA);
  EXPECT_THAT(codes_of(known(small, Alignment::at_dpi(0.4 * dpi))), ElementsAre("picture.coarse"));
}

TEST(KnownPage, GlareNamesTheFieldsItHides) {
  const auto findings = known(with_spot(photo(), 7, 255));
  ASSERT_THAT(codes_of(findings), ElementsAre("picture.glare"));
  EXPECT_THAT(findings[0].fields, ElementsAre("line_7"));
  EXPECT_NE(findings[0].message.vi.find("«Dòng 7»"), std::string::npos);
}

TEST(KnownPage, WhitePaperOfAScannerIsNoGlare) {
  EXPECT_THAT(known(with_spot(photo(250), 7, 255)), IsEmpty());
}

TEST(KnownPage, WhatCoversTextIsNamed) {
  const auto findings = known(with_spot(photo(), 11, 15));
  ASSERT_THAT(codes_of(findings), ElementsAre("picture.covered"));
  EXPECT_THAT(findings[0].fields, ElementsAre("line_11"));
}

TEST(KnownPage, ACutOffSideIsNamedWithItsFields) {
  const cv::Mat top_missing = photo().rowRange(cvRound(mm_to_px(31, dpi)), a4.height).clone();
  const double px_per_mm = dpi / mm_per_inch;
  const Alignment shifted({px_per_mm, 0, 0, 0, px_per_mm, -31 * px_per_mm, 0, 0, 1});
  const auto findings = known(top_missing, shifted);
  ASSERT_THAT(codes_of(findings), ElementsAre("picture.cut_off"));
  EXPECT_THAT(findings[0].fields, ElementsAre("line_0", "line_1"));
  EXPECT_NE(findings[0].message.vi.find("phía trên"), std::string::npos);
}

TEST(UnknownPage, AnotherSharpPaperIsNotScolded) {
  EXPECT_THAT(unknown(photo()), IsEmpty());
  EXPECT_THAT(unknown(photo(255)), IsEmpty());
}

TEST(UnknownPage, GrossFaultsAreNamed) {
  EXPECT_THAT(unknown(blurred(photo(), 4)), ElementsAre("picture.blurred"));
  EXPECT_THAT(unknown(photo(12)), ElementsAre("picture.dark"));
  EXPECT_THAT(unknown(photo() * 0.15 + 180), ElementsAre("picture.faded"));
}

TEST(UnknownPage, NothingIsSaidAboutNothing) {
  EXPECT_THAT(unknown(cv::Mat(a4, CV_8UC1, cv::Scalar(255))), IsEmpty());
  EXPECT_THAT(unknown(cv::Mat(a4, CV_8UC3, cv::Scalar(230, 230, 230))), IsEmpty());
}

TEST(UnknownPage, BlackAndTinyPicturesAreNamed) {
  EXPECT_THAT(unknown(cv::Mat(a4, CV_8UC1, cv::Scalar(0))), ElementsAre("picture.dark"));
  EXPECT_THAT(unknown(cv::Mat(1, 1, CV_8UC1, cv::Scalar(255))), ElementsAre("picture.coarse"));
}

TEST(Findings, SayWhatToDo) {
  for (const Finding& finding : known(with_spot(blurred(photo(), 3), 7, 255))) {
    EXPECT_FALSE(finding.next_step.vi.empty()) << finding.code;
    EXPECT_EQ(finding.message.vi.find('{'), std::string::npos) << finding.code;
    EXPECT_EQ(finding.severity, FindingSeverity::doubtful) << finding.code;
  }
}

}  // namespace
}  // namespace hoso::picture
