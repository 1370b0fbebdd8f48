#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include <hoso/imaging/mat.hpp>

#include "presence_stage.hpp"

namespace hoso::presence {
namespace {

constexpr double page_dpi = 200;

int px(double mm) { return static_cast<int>(std::lround(mm_to_px(mm, page_dpi))); }

void write(cv::Mat& page, const std::string& text, double x_mm, double y_mm) {
  cv::putText(page, text, {px(x_mm), px(y_mm)}, cv::FONT_HERSHEY_COMPLEX, 0.7, cv::Scalar::all(25),
              1, cv::LINE_AA);
}

/// A block as CT01 has it: dotted date line, heading, space.
cv::Mat blank_block() {
  cv::Mat page(px(90), px(70), CV_8UC3, cv::Scalar::all(255));
  for (double x = 12; x < 50; x += 1.2) {
    cv::circle(page, {px(x), px(15)}, 1, cv::Scalar::all(25), cv::FILLED);
  }
  write(page, "ngay", 20, 14.5);
  write(page, "NGUOI KE KHAI", 14, 22);
  return page;
}

void sign(cv::Mat& page, const cv::Scalar& ink) {
  std::vector<cv::Point> curve;
  for (double t = 0; t < 6; t += 0.05) {
    curve.emplace_back(px(18 + 4 * t + 4 * std::sin(3 * t)), px(45 + 7 * std::cos(4 * t) - t));
  }
  cv::polylines(page, curve, false, ink, 3, cv::LINE_AA);
}

/// No higher than typed capitals, but one long line; with a stroke below it.
void sign_low(cv::Mat& page, int thickness) {
  std::vector<cv::Point> curve;
  for (double t = 0; t < 24; t += 0.1) {
    curve.emplace_back(px(18 + t), px(45 + 1.8 * std::sin(0.9 * t)));
  }
  cv::polylines(page, curve, false, cv::Scalar(150, 60, 35), thickness, cv::LINE_AA);
  cv::line(page, {px(19), px(49)}, {px(40), px(48.2)}, cv::Scalar(150, 60, 35), thickness, cv::LINE_AA);
}

void stamp(cv::Mat& page) {
  const cv::Scalar red(55, 45, 200);
  for (const double radius : {17.0, 12.0}) {
    cv::circle(page, {px(32), px(45)}, px(radius), red, px(0.8), cv::LINE_AA);
  }
  cv::putText(page, "CONG AN", {px(22), px(46)}, cv::FONT_HERSHEY_SIMPLEX, 0.8, red, 3, cv::LINE_AA);
}

ZoneReading recognized(const cv::Mat& picture, const std::map<std::string, std::string>& parameters = {}) {
  auto form = std::make_shared<FormTemplate>();
  TemplatePage spec;
  spec.width_mm = 70, spec.height_mm = 90;
  spec.blank = Blank(imaging::from_mat(blank_block()), page_dpi);
  form->pages.push_back(spec);
  Page page;
  page.image = imaging::from_mat(picture);
  const PageMatch match{form, 0, Alignment::at_dpi(page_dpi), 1};
  FieldSpec field;
  field.zones = {{0, {10, 10, 45, 65}}};
  field.parameters = parameters;
  PresenceStage stage(Options(PresenceStage::info().options, {}, "recognize.presence"));
  const Limits limits;
  return stage.recognize({page, match, field}, StageContext(limits, {}, {}, {}));
}

TEST(Presence, UntouchedBlockIsEmpty) {
  EXPECT_EQ(recognized(blank_block()).state, FieldState::empty);
}

TEST(Presence, NoisyUntouchedBlockIsEmpty) {
  cv::Mat page = blank_block(), noise(page.size(), CV_16SC3);
  cv::RNG(5).fill(noise, cv::RNG::NORMAL, 0, 20);
  cv::add(page, noise, page, cv::noArray(), CV_8U);
  EXPECT_EQ(recognized(page).state, FieldState::empty);
}

TEST(Presence, BlueSignatureIsSigned) {
  cv::Mat page = blank_block();
  sign(page, cv::Scalar(150, 60, 35));
  const ZoneReading reading = recognized(page);
  ASSERT_EQ(reading.state, FieldState::read);
  EXPECT_EQ(reading.candidates.at(0).text, "signed");
  EXPECT_GT(reading.candidates.at(0).score, 0.9);
}

TEST(Presence, LowSignaturesAreSigned) {
  for (const int thickness : {2, 3, 4}) {
    cv::Mat page = blank_block();
    sign_low(page, thickness);
    EXPECT_EQ(recognized(page).state, FieldState::read) << thickness;
  }
}

TEST(Presence, ARuledLineIsNoSignature) {
  cv::Mat page = blank_block();
  cv::line(page, {px(14), px(45)}, {px(50), px(46.2)}, cv::Scalar::all(25), 2, cv::LINE_AA);
  EXPECT_NE(recognized(page).state, FieldState::read);
}

TEST(Presence, TypeThatRunsTogetherIsNoSignature) {
  cv::Mat page = blank_block(), blurred;
  cv::putText(page, "Nguyen Hung", {px(13), px(50)}, cv::FONT_HERSHEY_COMPLEX, 0.75,
              cv::Scalar::all(25), 2, cv::LINE_AA);
  cv::GaussianBlur(page, blurred, {}, 2.2);
  EXPECT_NE(recognized(blurred).state, FieldState::read);
}

TEST(Presence, RedStampAloneIsNoSignature) {
  cv::Mat page = blank_block();
  stamp(page);
  EXPECT_EQ(recognized(page).state, FieldState::empty);
}

TEST(Presence, SignatureUnderARedStampIsSigned) {
  cv::Mat page = blank_block(), seal(page.size(), CV_8UC3, cv::Scalar::all(255));
  sign(page, cv::Scalar(150, 60, 35));
  stamp(seal);
  cv::multiply(page, seal, page, 1.0 / 255);
  EXPECT_EQ(recognized(page).state, FieldState::read);
}

TEST(Presence, TypedNameAloneIsNoSignature) {
  cv::Mat page = blank_block();
  write(page, "Nguyen Van An", 15, 62);
  write(page, "Toi dong y", 15, 35);
  EXPECT_EQ(recognized(page).state, FieldState::empty);
}

TEST(Presence, SignatureOverATypedNameIsSigned) {
  cv::Mat page = blank_block();
  write(page, "Nguyen Van An", 15, 50);
  sign(page, cv::Scalar::all(30));
  EXPECT_EQ(recognized(page).state, FieldState::read);
}

TEST(Presence, AZoneOffThePageIsEmpty) {
  EXPECT_EQ(recognized(blank_block()(cv::Rect(0, 0, px(70), px(9)))).state, FieldState::empty);
}

const std::map<std::string, std::string> of_seal{{"of", "seal"}};

cv::Mat stamped_over(cv::Mat page) {
  cv::Mat seal(page.size(), CV_8UC3, cv::Scalar::all(255));
  stamp(seal);
  cv::multiply(page, seal, page, 1.0 / 255);
  return page;
}

TEST(Seal, IsFoundAloneAndOverASignature) {
  cv::Mat signed_page = blank_block();
  sign(signed_page, cv::Scalar(150, 60, 35));
  for (const cv::Mat& page : {stamped_over(blank_block()), stamped_over(signed_page)}) {
    const ZoneReading reading = recognized(page, of_seal);
    ASSERT_EQ(reading.state, FieldState::read);
    EXPECT_EQ(reading.candidates.at(0).text, "sealed");
    EXPECT_GT(reading.candidates.at(0).score, 0.9);
  }
}

TEST(Seal, IsFoundWhenPaleAndBlurred) {
  cv::Mat page = stamped_over(blank_block()), blurred;
  page = page * 0.5 + cv::Scalar::all(115);
  cv::GaussianBlur(page, blurred, {}, 2);
  EXPECT_EQ(recognized(blurred, of_seal).state, FieldState::read);
}

TEST(Seal, ThatTheZoneCutsOffALittleIsFound) {
  cv::Mat page = stamped_over(blank_block());
  page.colRange(px(44), page.cols).setTo(cv::Scalar::all(255));
  EXPECT_EQ(recognized(page, of_seal).state, FieldState::read);
}

TEST(Seal, IsNoneWithoutRedInk) {
  cv::Mat page = blank_block();
  EXPECT_EQ(recognized(page, of_seal).state, FieldState::empty);
  sign(page, cv::Scalar(150, 60, 35));
  EXPECT_EQ(recognized(page, of_seal).state, FieldState::empty);
}

TEST(Seal, ARedSignatureOrNameStampIsNone) {
  const cv::Scalar red(55, 45, 200);
  cv::Mat signed_red = blank_block(), name_stamp = blank_block();
  sign(signed_red, red);
  cv::rectangle(name_stamp, {px(14), px(40)}, {px(50), px(48)}, red, px(0.6));
  cv::putText(name_stamp, "TRUONG CONG AN", {px(15), px(46)}, cv::FONT_HERSHEY_SIMPLEX, 0.9, red, 2, cv::LINE_AA);
  EXPECT_EQ(recognized(signed_red, of_seal).state, FieldState::illegible);
  EXPECT_EQ(recognized(name_stamp, of_seal).state, FieldState::illegible);
}

TEST(Seal, OnAPageWithoutColourIsNotSeen) {
  cv::Mat grey;
  cv::cvtColor(stamped_over(blank_block()), grey, cv::COLOR_BGR2GRAY);
  EXPECT_EQ(recognized(grey, of_seal).state, FieldState::empty);
}

}  // namespace
}  // namespace hoso::presence
