#include "mrz_stage.hpp"

#include <cairo.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <hoso/imaging/mat.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::mrz {
namespace {

using Lines = std::vector<std::string>;

/// A made-up person's, at 300 dpi.
const Lines card{"IDVNM0950012340025095001234<<1", "9503146M3503144VNM<<<<<<<<<<<4", "HA<<VAN<DAN<<<<<<<<<<<<<<<<<<<"};
constexpr int pitch_px = 30, page_width_px = 1240, page_height_px = 1240;

class Drawing {
 public:
  Drawing()
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, page_width_px, page_height_px)),
        cairo_(cairo_create(surface_)) {
    cairo_set_source_rgb(cairo_, 1, 1, 1);
    cairo_paint(cairo_);
    cairo_set_source_rgb(cairo_, 0, 0, 0);
    cairo_select_font_face(cairo_, "OCR B", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo_, 100);
    cairo_text_extents_t extents;
    cairo_text_extents(cairo_, "0", &extents);
    cairo_set_font_size(cairo_, 100 * pitch_px / extents.x_advance);
  }
  ~Drawing() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  void line(const std::string& text, int left_px, int baseline_px) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      cairo_move_to(cairo_, left_px + pitch_px * static_cast<double>(i), baseline_px);
      cairo_show_text(cairo_, std::string(1, text[i]).c_str());
    }
  }

  [[nodiscard]] cv::Mat picture() const {
    cairo_surface_flush(surface_);
    const cv::Mat drawn(page_height_px, page_width_px, CV_8UC4, cairo_image_surface_get_data(surface_),
                        static_cast<std::size_t>(cairo_image_surface_get_stride(surface_)));
    cv::Mat colours;
    cv::cvtColor(drawn, colours, cv::COLOR_BGRA2BGR);
    return colours;
  }

 private:
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

cv::Mat drawn(const Lines& lines, int line_pitch_px = 50) {
  Drawing drawing;
  for (std::size_t row = 0; row < lines.size(); ++row) {
    drawing.line(lines[row], 170, 560 + line_pitch_px * static_cast<int>(row));
  }
  return drawing.picture();
}

cv::Mat turned(const cv::Mat& picture, double degrees) {
  cv::Mat result;
  const cv::Point2f middle(page_width_px / 2.0F, page_height_px / 2.0F);
  cv::warpAffine(picture, result, cv::getRotationMatrix2D(middle, degrees, 1), picture.size(), cv::INTER_LINEAR,
                 cv::BORDER_CONSTANT, cv::Scalar::all(255));
  return result;
}

Inspection inspected(const cv::Mat& picture, const PageMatch* match = nullptr, std::stop_token stop = {}) {
  const Limits limits;
  const StageContext context(limits, {}, std::move(stop), {});
  Page page;
  page.image = imaging::from_mat(picture);
  MrzStage stage{Options(MrzStage::info().options, {}, "inspect.mrz")};
  return stage.inspect(page, match, context);
}

TEST(MrzStage, ACardIsFoundWhereItIs) {
  const Inspection found = inspected(drawn(card));
  ASSERT_EQ(found.evidence.size(), 1U);
  const Evidence& evidence = found.evidence[0];
  EXPECT_EQ(evidence.kind, "card_mrz");
  EXPECT_EQ(evidence.find("citizen_id")->value, "025095001234");
  EXPECT_EQ(evidence.find("birth_date")->value, "1995-03-14");
  ASSERT_NE(evidence.find("latin_name"), nullptr);
  EXPECT_EQ(evidence.find("latin_name")->value, "HA VAN DAN");
  const cv::Rect box(evidence.box.x, evidence.box.y, evidence.box.width, evidence.box.height);
  const cv::Rect lines(170, 528, 30 * pitch_px, 134);
  EXPECT_GT((box & lines).area(), 0.85 * (box | lines).area());
}

TEST(MrzStage, TurnsLinePitchAndGreyDoNotMatter) {
  const cv::Mat picture = drawn(card);
  for (const double degrees : {4.0, 90.0, 180.0, 273.0}) {
    EXPECT_EQ(inspected(turned(picture, degrees)).evidence.size(), 1U) << degrees;
  }
  EXPECT_EQ(inspected(drawn(card, 75)).evidence.size(), 1U);
  cv::Mat gray;
  cv::cvtColor(picture, gray, cv::COLOR_BGR2GRAY);
  EXPECT_EQ(inspected(gray * 0.8).evidence.size(), 1U);
}

TEST(MrzStage, LinesThatContradictTheirCheckDigitsAreNoEvidence) {
  Lines wrong = card;
  wrong[0][20] = '7';
  EXPECT_TRUE(inspected(drawn(wrong)).evidence.empty());
}

TEST(MrzStage, LinesThatAreCutOffAreNoEvidence) {
  EXPECT_TRUE(inspected(drawn({card[0], card[1]})).evidence.empty());
  EXPECT_TRUE(inspected(drawn({card[0].substr(3), card[1].substr(3), card[2].substr(3)})).evidence.empty());
  EXPECT_TRUE(inspected(drawn({card[0].substr(0, 24), card[1].substr(0, 24), card[2].substr(0, 24)})).evidence.empty());
}

TEST(MrzStage, OtherThreeLinesAreNoEvidence) {
  const std::string words = "THREE LINES AS LONG AS A CARD'S", digits = "012345678901234567890123456789";
  EXPECT_TRUE(inspected(drawn({words, words, words})).evidence.empty());
  EXPECT_TRUE(inspected(drawn({digits, digits, digits})).evidence.empty());
}

TEST(MrzStage, PagesOfAKnownFormAreNotSearched) {
  const PageMatch match;
  EXPECT_TRUE(inspected(drawn(card), &match).evidence.empty());
}

TEST(MrzStage, OddPicturesGiveNothing) {
  EXPECT_TRUE(inspected(cv::Mat(1, 1, CV_8UC1, cv::Scalar::all(0))).evidence.empty());
  EXPECT_TRUE(inspected(cv::Mat(3, 4000, CV_8UC3, cv::Scalar::all(255))).evidence.empty());
  cv::Mat stripes(1200, 1200, CV_8UC1, cv::Scalar::all(255));
  for (int y = 100; y < 1100; y += 40) stripes.rowRange(y, y + 20).colRange(200, 900).setTo(0);
  EXPECT_TRUE(inspected(stripes).evidence.empty());
}

TEST(MrzStage, CancelledWorkEnds) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(static_cast<void>(inspected(drawn(card), nullptr, stop.get_token())), Cancelled);
}

}  // namespace
}  // namespace hoso::mrz
