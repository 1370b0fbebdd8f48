// hoso bench: its options, told apart by what they change.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing_support::run_command;

/// `hoso bench` over one generated page, with `more` arguments.
testing_support::CommandResult bench(const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"bench", "--generate", "1", "--seed", "71"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_command(HOSO_COMMAND, arguments);
}

int correct_with(const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"--json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto result = bench(arguments);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return nlohmann::json::parse(result.out)["all"]["correct"];
}

TEST(Cards, AreNotMixedWithQuestionsAboutForms) {
  for (const char* about_forms : {"--generate", "--mistakes", "--contest"}) {
    const auto result = run_command(HOSO_COMMAND, {"bench", "--cards", "1", about_forms, "1"});
    EXPECT_EQ(result.exit_code, 1) << about_forms;
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, testing::StartsWith("[usage.invalid] ")) << about_forms;
  }
}

TEST(Without, LeavesAStageOut) {
  const int whole = correct_with({});
  const int lines_unread = correct_with({"--without", "recognize.tesseract"});
  EXPECT_GT(lines_unread, 0) << "boxes and signatures are read all the same";
  EXPECT_LT(lines_unread, whole);
  EXPECT_EQ(correct_with({"--without", "recognize.tesseract", "--without", "recognize.boxes", "--without",
                        "recognize.presence"}), 0);
}

TEST(Without, ListsTheStepsThereAreForAnUnknownOne) {
  for (const char* step : {"recognize.tesseract.no_switch", "recognize.tesseract.min_score", "source.image",
                           "emit.xml", "tesseract", ""}) {
    const auto result = bench({"--without", step});
    EXPECT_EQ(result.exit_code, 1) << step;
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, testing::StartsWith("[usage.unknown_step] ")) << step;
    EXPECT_THAT(result.err, HasSubstr("prepare.upright, identify.layout, "));
    EXPECT_THAT(result.err, HasSubstr("recognize.tesseract, recognize.tesseract.second_look, "
                                      "recognize.tesseract.alternatives, recognize.boxes"));
    EXPECT_THAT(result.err, Not(HasSubstr("emit.report"))) << "packages are not written here";
  }
}

TEST(Without, CannotLeaveAStepOutTwice) {
  const auto result = bench({"--without", "field.sex", "--without", "field.sex"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("field.sex"));
}

TEST(Curve, IsDrawnAndItsFiguresPrinted) {
  const testing_support::TestFolder folder;
  const auto file = folder.path() / "curve.svg";
  const auto result = bench({"--curve", file.string()});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("0.1 %: acc."));
  EXPECT_THAT(result.out, HasSubstr("expected calibration error: "));
  EXPECT_THAT(testing_support::text_of_file(file), HasSubstr("</svg>"));
}

TEST(Curve, ThatCannotBeWrittenIsToldAfterTheFigures) {
  const auto result = bench({"--curve", "/absent/curve.svg"});
  EXPECT_EQ(result.exit_code, 5);
  EXPECT_THAT(result.out, HasSubstr("expected calibration error: "));
  EXPECT_THAT(result.err, testing::StartsWith("[output.not_written] "));
}

}  // namespace
}  // namespace hoso
