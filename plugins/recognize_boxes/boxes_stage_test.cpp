#include "boxes_stage.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <hoso/error.hpp>
#include <hoso/imaging/mat.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::boxes {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double dpi = 300;
constexpr double cell_mm = 7.5;
constexpr int cells = 12;
const MmRect comb{10, 8, cell_mm* cells, 7.5};

/// How a scan differs from the template: the comb is moved, a digit is moved in its cell.
struct Drawing {
  std::string digits = "079187001234";
  double shift_x_mm = 0;
  double shift_y_mm = 0;
  double tilt = 0;          ///< rise per length
  double stray_mm = 0;      ///< each digit to the right of its cell's middle
  double scale = 1;         ///< of the digits
  bool ruled = true;
};

/// Rows of the page, drawn at four times the resolution so that strokes are smooth.
class CombPage {
 public:
  explicit CombPage(const Drawing& drawing) : drawing_(drawing) {
    page_ = cv::Mat(px(24), px(110), CV_8U, cv::Scalar(255));
    if (drawing.ruled) draw_rules();
    for (std::size_t i = 0; i < drawing.digits.size(); ++i) draw_digit(i);
    cv::resize(page_, page_, {}, 0.25, 0.25, cv::INTER_AREA);
  }
  [[nodiscard]] PageImage picture() const { return imaging::from_mat(page_); }

 private:
  static int px(double mm) { return static_cast<int>(std::lround(mm_to_px(mm, 4 * dpi))); }
  [[nodiscard]] cv::Point at(double x_mm, double y_mm) const {
    return {px(comb.x + drawing_.shift_x_mm + x_mm - drawing_.tilt * y_mm),
            px(comb.y + drawing_.shift_y_mm + y_mm + drawing_.tilt * x_mm)};
  }
  void rule(double x1, double y1, double x2, double y2) {
    cv::line(page_, at(x1, y1), at(x2, y2), cv::Scalar(0), px(0.18));
  }
  void draw_rules() {
    for (int i = 0; i <= cells; ++i) rule(i * cell_mm, 0, i * cell_mm, comb.height);
    rule(0, 0, comb.width, 0);
    rule(0, comb.height, comb.width, comb.height);
  }
  void draw_digit(std::size_t i) {
    if (drawing_.digits[i] == ' ') return;
    const std::string text(1, drawing_.digits[i]);
    const double font_scale = 9 * drawing_.scale;
    int base = 0;
    const cv::Size size = cv::getTextSize(text, cv::FONT_HERSHEY_DUPLEX, font_scale, 20, &base);
    const cv::Point middle = at((static_cast<double>(i) + 0.5) * cell_mm + drawing_.stray_mm,
                                comb.height / 2);
    cv::putText(page_, text, middle + cv::Point(-size.width / 2, size.height / 2),
                cv::FONT_HERSHEY_DUPLEX, font_scale, cv::Scalar(20), 20);
  }

  Drawing drawing_;
  cv::Mat page_;
};

class BoxesStageTest : public testing::Test {
 protected:
  BoxesStageTest() : stage_(Options(stage_info().options, {}, "recognize.boxes"), HOSO_RESOURCES) {
    auto form = std::make_shared<FormTemplate>();
    form->pages.resize(1);
    match_ = {form, 0, Alignment::at_dpi(dpi), 1};
    field_.id = "citizen_id";
    field_.cells = cells;
    field_.zones = {{0, comb}};
  }

  [[nodiscard]] ZoneReading read(const Drawing& drawing, std::vector<Word> words = {}) {
    Page page;
    page.image = CombPage(drawing).picture();
    page.words = std::move(words);
    const StageContext context(limits_, {}, stop_.get_token(), nullptr);
    return stage_.recognize({page, match_, field_}, context);
  }

  void expect_read(const Drawing& drawing) {
    const ZoneReading reading = read(drawing);
    ASSERT_EQ(reading.state, FieldState::read);
    EXPECT_EQ(reading.candidates.front().text, drawing.digits);
  }

  Limits limits_;
  std::stop_source stop_;
  PageMatch match_;
  FieldSpec field_;
  BoxesStage stage_;
};

TEST_F(BoxesStageTest, ReadsEveryDigit) {
  expect_read({});
  expect_read({.digits = "234567890123"});
  EXPECT_GT(read({}).candidates.front().score, 0.5);
}

TEST_F(BoxesStageTest, FindsACombMovedByAMillimetre) {
  for (const double x : {-1.0, 1.0}) {
    for (const double y : {-1.0, 1.0}) expect_read({.shift_x_mm = x, .shift_y_mm = y});
  }
}

TEST_F(BoxesStageTest, FollowsACombThatStandsAskew) { expect_read({.tilt = 0.008}); }

TEST_F(BoxesStageTest, ReadsDigitsThatTouchTheRule) {
  expect_read({.digits = "234567890234", .stray_mm = 2.6});
}

TEST_F(BoxesStageTest, ReadsDigitsThatCrossTheRules) {
  expect_read({.digits = "200002200002", .scale = 1.9});
}

TEST_F(BoxesStageTest, ReadsACombWithoutRules) { expect_read({.ruled = false}); }

TEST_F(BoxesStageTest, CallsAnUnfilledCombEmpty) {
  for (const bool ruled : {true, false}) {
    const ZoneReading reading = read({.digits = "", .shift_x_mm = 0.6, .ruled = ruled});
    EXPECT_EQ(reading.state, FieldState::empty);
    EXPECT_THAT(reading.candidates, IsEmpty());
  }
}

TEST_F(BoxesStageTest, LeavesSpacesForEmptyCells) { expect_read({.digits = " 1234567 90 "}); }

TEST_F(BoxesStageTest, DoubtsACellWithASignThatIsNoDigit) {
  const ZoneReading reading = read({.digits = "0791X7001234"});
  EXPECT_TRUE(reading.state == FieldState::illegible || reading.candidates.front().score < 0.5);
}

TEST_F(BoxesStageTest, TakesTheTextLayersDigits) {
  std::vector<Word> words;
  const int first_px = static_cast<int>(mm_to_px(comb.x + cell_mm / 2, dpi));
  const int step_px = static_cast<int>(mm_to_px(cell_mm, dpi));
  for (int i = 0; i < cells; ++i) {
    words.push_back({std::to_string(i % 10), {first_px + i * step_px - 10, 115, 20, 40}});
  }
  EXPECT_THAT(read({}, words).candidates, ElementsAre(Candidate{"012345678901", 1}));
}

TEST_F(BoxesStageTest, TakesATextLayersSpacedOutNumber) {
  const Word number{"079187001234", {static_cast<int>(mm_to_px(comb.x, dpi)), 115,
                                     static_cast<int>(mm_to_px(comb.width, dpi)), 40}};
  EXPECT_THAT(read({.digits = ""}, {number}).candidates,
              ElementsAre(Candidate{"079187001234", 1}));
}

TEST_F(BoxesStageTest, LooksAtThePictureWhereTheTextLayerDoesNotFit) {
  const Word squeezed{"9999", {200, 115, 60, 40}};
  EXPECT_EQ(read({}, {squeezed}).candidates.front().text, Drawing().digits);
}

TEST_F(BoxesStageTest, RefusesAFieldWithoutCells) {
  field_.cells = 0;
  EXPECT_THROW(static_cast<void>(read({})), Error);
}

TEST_F(BoxesStageTest, StopsWhenAsked) {
  stop_.request_stop();
  EXPECT_THROW(static_cast<void>(read({})), Cancelled);
}

}  // namespace
}  // namespace hoso::boxes
