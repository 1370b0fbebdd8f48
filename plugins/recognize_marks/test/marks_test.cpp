#include "marks_stage.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <opencv2/imgproc.hpp>

#include <hoso/error.hpp>
#include <hoso/imaging/mat.hpp>

namespace hoso::marks {
namespace {

using testing::IsEmpty;
using testing::Not;

constexpr double dpi = 200;
constexpr double box_mm = 4;
const std::vector<MmRect> boxes{{15, 15, box_mm, box_mm}, {35, 15, box_mm, box_mm}, {55, 15, box_mm, box_mm}};
const cv::Scalar ink(25);

/// Drawn at four times the resolution, so that strokes are smooth.
class Sheet {
 public:
  Sheet() : page_(px(40), px(80), CV_8U, cv::Scalar(255)) {
    for (const MmRect& box : boxes) {
      cv::rectangle(page_, at(box, 0, 0), at(box, 1, 1), ink, px(0.26));
      cv::putText(page_, "Nha", at(box, 1.3, 0.9), cv::FONT_HERSHEY_SIMPLEX, 2.4, ink, px(0.3));
    }
  }
  /// A stroke between two places in units of a box.
  Sheet& stroke(int box, cv::Point2d from, cv::Point2d to, double width_mm = 0.35, int level = 25) {
    const MmRect& where = boxes[static_cast<std::size_t>(box)];
    cv::line(page_, at(where, from.x, from.y), at(where, to.x, to.y), cv::Scalar(level), px(width_mm));
    return *this;
  }
  Sheet& tick(int box) { return stroke(box, {0.2, 0.5}, {0.45, 0.85}).stroke(box, {0.45, 0.85}, {1.1, -0.1}); }
  Sheet& cross(int box) { return stroke(box, {0.1, 0.1}, {0.9, 0.9}).stroke(box, {0.9, 0.1}, {0.1, 0.9}); }
  Sheet& scribble(int box) {
    for (double y = -0.15; y < 1.2; y += 0.12) stroke(box, {-0.2, y}, {1.2, y + 0.1});
    return *this;
  }
  Sheet& ring(int box) {
    const MmRect& where = boxes[static_cast<std::size_t>(box)];
    cv::circle(page_, at(where, 0.5, 0.5), px(0.9 * box_mm), ink, px(0.35));
    return *this;
  }
  [[nodiscard]] PageImage picture() const {
    cv::Mat small;
    cv::resize(page_, small, {}, 0.25, 0.25, cv::INTER_AREA);
    return imaging::from_mat(small);
  }

 private:
  static int px(double mm) { return static_cast<int>(std::lround(mm_to_px(mm, 4 * dpi))); }
  static cv::Point at(const MmRect& box, double x, double y) {
    return {px(box.x + x * box.width), px(box.y + y * box.height)};
  }
  cv::Mat page_;
};

class MarksStageTest : public testing::Test {
 protected:
  MarksStageTest() {
    auto form = std::make_shared<FormTemplate>();
    TemplatePage page;
    page.width_mm = 80, page.height_mm = 40;
    page.blank = Blank(Sheet().picture(), dpi);
    form->pages.push_back(page);
    match_ = {form, 0, Alignment::at_dpi(dpi), 1};
    field_.id = "housing";
    for (const char* value : {"owned", "rented", "lent"}) field_.options.push_back({value, {}});
    for (const MmRect& box : boxes) field_.zones.push_back({0, box});
  }

  [[nodiscard]] ZoneReading read(const Sheet& sheet) {
    Page page;
    page.image = sheet.picture();
    MarksStage stage(Options(MarksStage::info().options, {}, "recognize.marks"));
    const StageContext context(limits_, {}, stop_.get_token(), nullptr);
    return stage.recognize({page, match_, field_}, context);
  }
  void expect_read(const Sheet& sheet, const std::string& text) {
    const ZoneReading reading = read(sheet);
    ASSERT_EQ(reading.state, FieldState::read);
    EXPECT_EQ(reading.candidates.front().text, text);
    EXPECT_GE(reading.candidates.front().score, 0.9);
  }

  Limits limits_;
  std::stop_source stop_;
  PageMatch match_;
  FieldSpec field_;
};

TEST_F(MarksStageTest, CallsAnUntouchedFormEmpty) {
  EXPECT_EQ(read(Sheet()).state, FieldState::empty);
  EXPECT_THAT(read(Sheet()).candidates, IsEmpty());
}

TEST_F(MarksStageTest, ReadsTicksCrossesAndRings) {
  expect_read(Sheet().tick(1), "rented");
  expect_read(Sheet().cross(0), "owned");
  expect_read(Sheet().ring(2), "lent");
}

TEST_F(MarksStageTest, ReadsSeveralMarks) { expect_read(Sheet().tick(0).tick(2), "owned lent"); }

TEST_F(MarksStageTest, ReadsAWeakPen) {
  expect_read(Sheet().stroke(1, {0.15, 0.2}, {0.9, 0.85}, 0.25, 120).stroke(1, {0.9, 0.15}, {0.1, 0.9}, 0.25, 120),
              "rented");
}

TEST_F(MarksStageTest, ABlackenedBoxAloneIsTicked) { expect_read(Sheet().scribble(1), "rented"); }

TEST_F(MarksStageTest, AScribbleBesideATickIsACorrection) {
  expect_read(Sheet().tick(0).tick(1).scribble(1), "owned");
}

TEST_F(MarksStageTest, ALineThroughATickStrikesItOut) {
  expect_read(Sheet().tick(0).tick(2).stroke(2, {-0.6, 0.4}, {1.6, 0.6}).stroke(2, {-0.6, 0.6}, {1.6, 0.75}),
              "owned");
}

TEST_F(MarksStageTest, ALongTailBelongsToItsOwnBox) {
  expect_read(Sheet().tick(0).stroke(0, {1.1, -0.1}, {5.2, 0.5}), "owned");
}

TEST_F(MarksStageTest, ReadsAPageThatLiesHalfAMillimetreOff) {
  match_.alignment = Alignment({dpi / 25.4, 0, 4, 0, dpi / 25.4, -4, 0, 0, 1});
  EXPECT_EQ(read(Sheet()).state, FieldState::empty);
  expect_read(Sheet().tick(1), "rented");
}

TEST_F(MarksStageTest, DoubtsATraceOfInk) {
  const ZoneReading reading = read(Sheet().stroke(1, {0.4, 0.5}, {0.6, 0.5}, 0.3));
  EXPECT_TRUE(reading.state == FieldState::empty || reading.state == FieldState::illegible ||
              reading.candidates.front().score < trusted_from);
}

TEST_F(MarksStageTest, BoxesWhosePlacesAreNotKnownAreIllegible) {
  field_.zones.pop_back();
  EXPECT_EQ(read(Sheet().tick(1)).state, FieldState::illegible);
}

TEST_F(MarksStageTest, RefusesAFieldWithoutOptions) {
  field_.options.clear();
  EXPECT_THROW(static_cast<void>(read(Sheet())), Error);
}

TEST_F(MarksStageTest, StopsWhenAsked) {
  stop_.request_stop();
  EXPECT_THROW(static_cast<void>(read(Sheet())), Cancelled);
}

TEST_F(MarksStageTest, ABoxOffThePictureIsNotTicked) {
  field_.zones[1].box.x = 500;
  expect_read(Sheet().tick(0), "owned");
}

}  // namespace
}  // namespace hoso::marks
