#include <hoso/imaging/line_model.hpp>

#include <gmock/gmock.h>

#include <hoso/error.hpp>
#include <opencv2/imgproc.hpp>

namespace hoso::imaging {
namespace {

constexpr double dpi = 300;

/// `text` in the plain font of OpenCV, dark on white.
cv::Mat line_saying(const std::string& text) {
  cv::Mat line(60, 40 + 32 * static_cast<int>(text.size()), CV_8UC1, cv::Scalar(255));
  cv::putText(line, text, {20, 44}, cv::FONT_HERSHEY_DUPLEX, 1.4, cv::Scalar(20), 2, cv::LINE_AA);
  return line;
}

LineModelPlan english() { return {line_model_folder(""), "eng"}; }

std::string text_of(const std::vector<Symbol>& symbols) {
  std::string text;
  for (const Symbol& symbol : symbols) text += (symbol.after_space ? " " : "") + symbol.choices.front().text;
  return text;
}

TEST(LineModel, ReadsALineWordByWord) {
  LineModel model(english());
  EXPECT_EQ(text_of(model.read(line_saying("PAGE 2847"), dpi)), " PAGE 2847");
}

TEST(LineModel, SeesNoTextOnPaper) {
  LineModel model(english());
  EXPECT_THAT(model.read(cv::Mat(60, 400, CV_8UC1, cv::Scalar(255)), dpi), testing::IsEmpty());
}

TEST(LineModel, SaysWhereSymbolsStandAndHowSureItIs) {
  LineModel model(english());
  const auto symbols = model.read(line_saying("PAGE 2847"), dpi);
  ASSERT_EQ(symbols.size(), 8U);
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    EXPECT_LT(symbols[i].left_px, symbols[i].right_px);
    EXPECT_GE(symbols[i].left_px, i == 0 ? 0 : symbols[i - 1].left_px);
    EXPECT_THAT(symbols[i].choices.front().score, testing::AllOf(testing::Gt(0.5), testing::Le(1)));
    EXPECT_THAT(symbols[i].word_score, testing::AllOf(testing::Gt(0.5), testing::Le(1)));
  }
}

TEST(LineModel, ReadsOnlyTheSymbolsAskedFor) {
  LineModelPlan plan = english();
  plan.only = "0123456789";
  LineModel model(plan);
  for (const Symbol& symbol : model.read(line_saying("PAGE 2847"), dpi)) {
    EXPECT_THAT(symbol.choices.front().text, testing::MatchesRegex("[0-9]"));
  }
}

TEST(LineModel, GivesAlternativesOnlyWhenAskedTo) {
  const auto choices = [](bool alternatives) {
    LineModelPlan plan = english();
    plan.alternatives = alternatives;
    std::size_t count = 0;
    for (const Symbol& symbol : LineModel(plan).read(line_saying("O0 l1I S5"), dpi)) count += symbol.choices.size() - 1;
    return count;
  };
  EXPECT_EQ(choices(false), 0U);
  EXPECT_GT(choices(true), 0U);
}

TEST(LineModel, SaysWhichModelIsMissing) {
  try {
    const LineModel model({"/nowhere", "vie"});
    FAIL() << "opened a model that is not there";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "recognize.model_missing");
    EXPECT_THAT(error.what(), testing::HasSubstr("/nowhere"));
  }
}

TEST(LineModel, LooksForModelsWhereItIsTold) {
  EXPECT_EQ(line_model_folder("/given"), "/given");
  EXPECT_TRUE(has_line_model(line_model_folder(""), "vie"));
  EXPECT_FALSE(has_line_model(line_model_folder(""), "no such language"));
}

}  // namespace
}  // namespace hoso::imaging
