#include "tesseract_stage.hpp"

#include <cairo.h>
#include <filesystem>
#include <gmock/gmock.h>
#include <hoso/error.hpp>

namespace hoso::tesseract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr int page_width_px = 1200, page_height_px = 240;  // 101.6 x 20.3 mm at 300 dpi

/// A small page on which text is typed, and its picture as a 300 dpi scan.
class TypedPage {
 public:
  TypedPage()
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, page_width_px, page_height_px)),
        cairo_(cairo_create(surface_)) {
    cairo_set_source_rgb(cairo_, 1, 1, 1);
    cairo_paint(cairo_);
    cairo_set_source_rgb(cairo_, 0, 0, 0);
    cairo_select_font_face(cairo_, "Liberation Serif", CAIRO_FONT_SLANT_NORMAL,
                           CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo_, 50);  // 12 pt
  }
  ~TypedPage() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }
  TypedPage(const TypedPage&) = delete;
  TypedPage& operator=(const TypedPage&) = delete;

  void type(const std::string& text, double baseline_px) {
    cairo_move_to(cairo_, 60, baseline_px);
    cairo_show_text(cairo_, text.c_str());
  }
  void strike(double from_x, double to_x, double y) {
    cairo_set_line_width(cairo_, 6);
    cairo_move_to(cairo_, from_x, y);
    cairo_line_to(cairo_, to_x, y + 10);
    cairo_stroke(cairo_);
  }

  [[nodiscard]] PageImage picture() const {
    cairo_surface_flush(surface_);
    const unsigned char* data = cairo_image_surface_get_data(surface_);
    const int stride = cairo_image_surface_get_stride(surface_);
    std::vector<std::uint8_t> gray;
    for (int y = 0; y < page_height_px; ++y) {
      for (int x = 0; x < page_width_px; ++x) gray.push_back(data[y * stride + 4 * x]);
    }
    return {{page_width_px, page_height_px}, PixelFormat::gray8, std::move(gray)};
  }

 private:
  cairo_surface_t* surface_;
  cairo_t* cairo_;
};

PageImage white_page() {
  return {{page_width_px, page_height_px}, PixelFormat::gray8,
          std::vector<std::uint8_t>(static_cast<std::size_t>(page_width_px) * page_height_px, 255)};
}

/// Reads one zone of a page against a white blank.
class TesseractStageTest : public testing::Test {
 protected:
  TesseractStageTest() {
    auto form = std::make_shared<FormTemplate>();
    TemplatePage page;
    page.width_mm = px_to_mm(page_width_px, 300);
    page.height_mm = px_to_mm(page_height_px, 300);
    page.blank = Blank(white_page(), 300);
    form->pages.push_back(page);
    match_ = {form, 0, Alignment::at_dpi(300), 1};
    field_.zones = {{0, {1, 1, 98, 18}}};
  }

  [[nodiscard]] static Options options(const std::map<std::string, std::string>& given = {}) {
    return {stage_info().options, given, stage_info().id};
  }

  [[nodiscard]] ZoneReading read(const PageImage& picture, std::vector<Word> words = {}) {
    Page page;
    page.image = picture;
    page.words = std::move(words);
    const StageContext context(limits_, {}, stop_.get_token(), nullptr);
    return TesseractStage(options()).recognize({page, match_, field_}, context);
  }

  Limits limits_;
  std::stop_source stop_;
  PageMatch match_;
  FieldSpec field_;
};

TEST_F(TesseractStageTest, ReadsVietnameseWithItsMarks) {
  TypedPage page;
  page.type("Nguyễn Thị Thùy Dương", 130);
  const ZoneReading reading = read(page.picture());
  ASSERT_EQ(reading.state, FieldState::read);
  EXPECT_EQ(reading.candidates.front().text, "Nguyễn Thị Thùy Dương");
  EXPECT_GT(reading.candidates.front().score, 0.5);
  EXPECT_LE(reading.candidates.size(), 5U);
}

TEST_F(TesseractStageTest, ReadsAnEmailAddressInAscii) {
  field_.type = "email";
  TypedPage page;
  page.type("thuy_duong.1987@example.vn", 130);
  const ZoneReading reading = read(page.picture());
  ASSERT_THAT(reading.candidates, Not(IsEmpty()));
  EXPECT_EQ(reading.candidates.front().text, "thuy_duong.1987@example.vn");
}

TEST_F(TesseractStageTest, JoinsTwoLinesOfOneCell) {
  TypedPage page;
  page.type("Phường Hoàn Kiếm,", 80);
  page.type("thành phố Hà Nội", 160);
  const ZoneReading reading = read(page.picture());
  ASSERT_THAT(reading.candidates, Not(IsEmpty()));
  EXPECT_EQ(reading.candidates.front().text, "Phường Hoàn Kiếm, thành phố Hà Nội");
}

TEST_F(TesseractStageTest, JoinsTheZonesOfAField) {
  field_.zones = {{0, {1, 1, 98, 8}}, {0, {1, 9, 98, 10}}};
  TypedPage page;
  page.type("Đăng ký", 70);
  page.type("thường trú", 180);
  const ZoneReading reading = read(page.picture());
  ASSERT_THAT(reading.candidates, Not(IsEmpty()));
  EXPECT_EQ(reading.candidates.front().text, "Đăng ký thường trú");
}

TEST_F(TesseractStageTest, CallsAnUnfilledZoneEmpty) {
  const ZoneReading reading = read(white_page());
  EXPECT_EQ(reading.state, FieldState::empty);
  EXPECT_THAT(reading.candidates, IsEmpty());
}

TEST_F(TesseractStageTest, CallsAStrokeIllegible) {
  TypedPage page;
  page.strike(100, 1000, 100);
  const ZoneReading reading = read(page.picture());
  EXPECT_EQ(reading.state, FieldState::illegible);
  EXPECT_THAT(reading.candidates, IsEmpty());
}

TEST_F(TesseractStageTest, TakesTheTextLayerInsteadOfThePicture) {
  TypedPage page;
  page.type("Trần Văn Bình", 130);
  const ZoneReading reading = read(page.picture(), {{"An", {200, 90, 60, 50}},
                                                    {"Lê", {60, 90, 60, 50}}});
  EXPECT_EQ(reading.state, FieldState::read);
  EXPECT_THAT(reading.candidates, ElementsAre(Candidate{"Lê An", 1}));
}

TEST_F(TesseractStageTest, GivesTheSameAnswerTwice) {
  TypedPage page;
  page.type("Huỳnh Quốc Đạt", 130);
  EXPECT_EQ(read(page.picture()).candidates, read(page.picture()).candidates);
}

TEST_F(TesseractStageTest, StartsNoThreads) {
  const auto threads = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
  };
  TypedPage page;
  page.type("12/03/1987", 130);
  static_cast<void>(read(white_page()));  // the picture library may start its own pool here
  const auto before = threads();
  static_cast<void>(read(page.picture()));
  EXPECT_EQ(threads(), before);
}

TEST_F(TesseractStageTest, StopsWhenAsked) {
  TypedPage page;
  page.type("Nguyễn An", 130);
  stop_.request_stop();
  EXPECT_THROW(static_cast<void>(read(page.picture())), Cancelled);
}

TEST_F(TesseractStageTest, WritesNothingToStandardError) {
  TypedPage page;
  page.type("Nguyễn An", 130);
  testing::internal::CaptureStderr();
  static_cast<void>(read(page.picture()));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(TesseractStageTest, GivesOnlyTheBestReadingWithoutAlternatives) {
  TypedPage typed;
  typed.type("Trân Vân Bỉnh l1O0", 130);
  Page page;
  page.image = typed.picture();
  const StageContext context(limits_, {}, {}, nullptr);
  TesseractStage best_only(options({{"alternatives", "false"}}));
  const ZoneReading all = read(typed.picture());
  ASSERT_GT(all.candidates.size(), 1U);
  EXPECT_THAT(best_only.recognize({page, match_, field_}, context).candidates,
              ElementsAre(all.candidates.front()));
}

TEST_F(TesseractStageTest, SaysWhichModelIsMissing) {
  testing::internal::CaptureStderr();
  try {
    TesseractStage stage(options({{"tessdata", "/nowhere"}}));
    ADD_FAILURE() << "a stage without a model";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "recognize.model_missing");
    EXPECT_EQ(error.arguments().at("model"), "vie.traineddata");
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(TesseractStageTest, ReadsEmailsWithoutTheSecondModelToo) {
  field_.type = "email";
  TypedPage typed;
  typed.type("binh@example.vn", 130);
  Page page;
  page.image = typed.picture();
  const StageContext context(limits_, {}, {}, nullptr);
  TesseractStage stage(options({{"ascii_language", "none"}}));
  EXPECT_EQ(stage.recognize({page, match_, field_}, context).state, FieldState::read);
}

}  // namespace
}  // namespace hoso::tesseract
