#include "handwriting_stage.hpp"

#include <gmock/gmock.h>
#include <hoso/error.hpp>
#include <hoso/imaging/mat.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::handwriting {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Le;
using testing::Not;
using testing::SizeIs;

constexpr int page_width_px = 1200, page_height_px = 240;  // 101.6 x 20.3 mm at 300 dpi

cv::Mat paper() { return cv::Mat(page_height_px, page_width_px, CV_8UC1, cv::Scalar(255)); }

/// Reads one zone of a page against a white blank.
class HandwritingStageTest : public testing::Test {
 protected:
  HandwritingStageTest() {
    auto form = std::make_shared<FormTemplate>();
    TemplatePage page;
    page.width_mm = px_to_mm(page_width_px, 300);
    page.height_mm = px_to_mm(page_height_px, 300);
    page.blank = Blank(imaging::from_mat(paper()), 300);
    form->pages.push_back(page);
    match_ = {form, 0, Alignment::at_dpi(300), 1};
    field_.zones = {{0, {1, 1, 98, 18}}};
  }

  static HandwritingStage stage(const std::map<std::string, std::string>& options = {}) {
    return HandwritingStage({stage_info().options, options, stage_info().id}, HOSO_RESOURCES);
  }

  Page page_of(const cv::Mat& picture, std::vector<Word> words = {}) const {
    Page page;
    page.image = imaging::from_mat(picture);
    page.words = std::move(words);
    return page;
  }

  [[nodiscard]] StageContext context() { return {limits_, {}, stop_.get_token(), nullptr}; }

  /// A line of OpenCV's own stroke font, which no shape of letters was learnt from.
  static cv::Mat scrawled(const std::string& text) {
    cv::Mat picture = paper();
    cv::putText(picture, text, {60, 130}, cv::FONT_HERSHEY_SCRIPT_SIMPLEX, 2, 0, 4, cv::LINE_AA);
    return picture;
  }

  Limits limits_;
  std::stop_source stop_;
  PageMatch match_;
  FieldSpec field_;
};

TEST_F(HandwritingStageTest, GivesAFewReadingsOfALine) {
  const Page page = page_of(scrawled("An 1987"));
  const ZoneReading reading = stage({{"min_letter", "0"}}).recognize({page, match_, field_}, context());
  ASSERT_EQ(reading.state, FieldState::read);
  EXPECT_THAT(reading.candidates, SizeIs(Le(5U)));
  EXPECT_THAT(reading.candidates, Not(IsEmpty()));
  EXPECT_EQ(reading.candidates,
            stage({{"min_letter", "0"}}).recognize({page, match_, field_}, context()).candidates);
}

TEST_F(HandwritingStageTest, GivesOnlyTheBestReadingWithoutAlternatives) {
  const Page page = page_of(scrawled("An 1987"));
  const auto reading =
      stage({{"min_letter", "0"}, {"alternatives", "false"}}).recognize({page, match_, field_}, context());
  EXPECT_THAT(reading.candidates, SizeIs(1));
}

TEST_F(HandwritingStageTest, CallsUnsureLettersIllegible) {
  const Page page = page_of(scrawled("An 1987"));
  const auto reading = stage({{"min_letter", "1"}}).recognize({page, match_, field_}, context());
  EXPECT_EQ(reading.state, FieldState::illegible);
  EXPECT_FALSE(stage({{"min_letter", "1"}, {"min_written", "0"}})
                   .reconsider({page, match_, field_}, {FieldState::read, {{"An", 0.5}}}, context()));
}

TEST_F(HandwritingStageTest, CallsAnUnfilledZoneEmpty) {
  const Page page = page_of(paper());
  EXPECT_EQ(stage().recognize({page, match_, field_}, context()).state, FieldState::empty);
  EXPECT_FALSE(stage().reconsider({page, match_, field_}, {FieldState::illegible, {}}, context()));
}

TEST_F(HandwritingStageTest, TakesTheTextLayerInsteadOfThePicture) {
  const Page page = page_of(scrawled("An"), {{"Lê", {60, 90, 60, 50}}});
  EXPECT_THAT(stage().recognize({page, match_, field_}, context()).candidates, ElementsAre(Candidate{"Lê", 1}));
}

TEST_F(HandwritingStageTest, BelievesMoreWhatBothFound) {
  const Page page = page_of(scrawled("An 1987"));
  HandwritingStage reader = stage({{"min_letter", "0"}, {"min_written", "0"}});
  const Candidate own = reader.recognize({page, match_, field_}, context()).candidates.front();
  const auto second = reader.reconsider({page, match_, field_}, {FieldState::read, {{own.text, 0.5}, {"Ăn", 0.01}}},
                                        context());
  ASSERT_TRUE(second);
  EXPECT_EQ(second->candidates.front().text, own.text);
  EXPECT_GT(second->candidates.front().score, own.score);
  EXPECT_THAT(second->candidates, SizeIs(Le(5U)));
}

TEST_F(HandwritingStageTest, WeighsAReadingOfSignsItDoesNotKnow) {
  const Page page = page_of(scrawled("An 1987"));
  const auto second = stage({{"min_letter", "0"}, {"min_written", "0"}})
                          .reconsider({page, match_, field_}, {FieldState::read, {{"日本", 1}}}, context());
  ASSERT_TRUE(second);
  EXPECT_THAT(second->candidates, testing::Contains(testing::Field(&Candidate::text, "日本")));
}

TEST_F(HandwritingStageTest, IsNeverSureOfType) {
  const Page page = page_of(scrawled("An 1987"));
  const Candidate own = stage({{"min_letter", "0"}}).recognize({page, match_, field_}, context()).candidates.front();
  const ZoneReading first{FieldState::read, {{own.text, 0.89}}};
  const auto score_with = [&](const std::string& min_written) {
    return stage({{"min_letter", "0"}, {"min_written", min_written}})
        .reconsider({page, match_, field_}, first, context())->candidates.front().score;
  };
  EXPECT_LT(score_with("1"), trusted_from);
  EXPECT_LE(score_with("1"), score_with("0"));
}

TEST_F(HandwritingStageTest, LetsASureReadingStandUnlessItKnowsBetter) {
  const Page page = page_of(scrawled("An 1987"));
  field_.type = "text";
  const auto second = [&](const std::string& first, const std::string& min_written) {
    return stage({{"min_letter", "0"}, {"min_written", min_written}})
        .reconsider({page, match_, field_}, {FieldState::read, {{first, 0.99}}}, context());
  };
  const std::string own =
      stage({{"min_letter", "0"}}).recognize({page, match_, field_}, context()).candidates.front().text;
  EXPECT_FALSE(second(own, "0")) << "it agrees";
  EXPECT_FALSE(second("Lan 1987", "1")) << "the zone looks typed";
  const auto doubt = second("Lan 1987", "0");
  ASSERT_TRUE(doubt);
  EXPECT_LT(doubt->candidates.front().score, trusted_from);
}

TEST_F(HandwritingStageTest, DoesNotBelieveASureReadingThatIsNoneOfTheList) {
  const Page page = page_of(scrawled("Nam"));
  field_.type = "sex";
  const auto second = stage({{"min_letter", "0"}})
                          .reconsider({page, match_, field_}, {FieldState::read, {{"Nz", 0.99}}}, context());
  ASSERT_TRUE(second);
  EXPECT_EQ(second->candidates.front().text, "Nam");
}

TEST_F(HandwritingStageTest, IsNotSureOfAListsEntryThatIsFarFromWhatIsSeen) {
  field_.type = "sex";
  cv::Mat scribble = paper();
  for (int x = 80; x < 700; x += 40) cv::line(scribble, {x, 60 + x % 70}, {x + 60, 170 - x % 50}, 0, 4, cv::LINE_AA);
  const Page page = page_of(scribble);
  const auto reading = stage({{"min_letter", "0"}}).recognize({page, match_, field_}, context());
  ASSERT_EQ(reading.state, FieldState::read);
  EXPECT_LT(reading.candidates.front().score, 0.6);
}

TEST_F(HandwritingStageTest, LeavesTheTextLayerAlone) {
  const Page page = page_of(scrawled("An"), {{"Lê", {60, 90, 60, 50}}});
  EXPECT_FALSE(stage().reconsider({page, match_, field_}, {FieldState::read, {{"Lê", 1}}}, context()));
}

TEST_F(HandwritingStageTest, StopsWhenAsked) {
  const Page page = page_of(scrawled("An"));
  stop_.request_stop();
  EXPECT_THROW(static_cast<void>(stage().recognize({page, match_, field_}, context())), Cancelled);
}

TEST_F(HandwritingStageTest, SaysWhichModelIsMissing) {
  try {
    static_cast<void>(stage({{"model", "models/none.onnx"}}));
    ADD_FAILURE() << "a stage without a model";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "recognize.model_missing");
    EXPECT_EQ(error.arguments().at("model"), "none.onnx");
  }
}

}  // namespace
}  // namespace hoso::handwriting
