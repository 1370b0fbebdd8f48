// hoso bench: its options, told apart by what they change.
#include <fstream>

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
  std::vector<std::string> arguments = {"bench", "--form", "ct01", "--generate", "1", "--seed", "71"};
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

TEST(Without, KnowsCalibrationAsAStep) {
  EXPECT_THAT(bench({"--without", "no.step"}).err, HasSubstr("validate.procedure, calibration"));
  EXPECT_EQ(bench({"--without", "calibration"}).exit_code, 0);
}

TEST(Worth, ReadsThePagesWithoutEachStepInTurn) {
  const testing_support::TestFolder folder;
  const auto pipeline = folder.path() / "short.xml";
  std::ofstream(pipeline) << R"(<pipeline xmlns="urn:hoso:pipeline:1" id="short"><source stage="source.image"/>
    <source stage="source.poppler"/><identify stage="identify.layout"/><recognize stage="recognize.boxes"/>
    <recognize stage="recognize.presence"/></pipeline>)";
  const auto result = bench({"--worth", "--json", "--form", "ct01", "--pipeline", pipeline.string()});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto steps = nlohmann::json::parse(result.out).at("steps");
  ASSERT_EQ(steps.size(), 4U);
  EXPECT_GT(steps[0].at("exact"), 0) << "boxes are digits";
  EXPECT_EQ(steps[1].at("without"), "identify.layout");
  EXPECT_EQ(steps[1].at("exact"), 0);
  EXPECT_EQ(steps[2].at("without"), "recognize.boxes");
  EXPECT_LT(steps[2].at("exact"), steps[0].at("exact"));
}

TEST(Calibrate, WritesWhatConfidencesAreWorthAndKeepsWhatIsThere) {
  const testing_support::TestFolder folder;
  const auto file = folder.path() / "calibration.xml";
  const std::vector<std::string> arguments{"bench", "--form", "ct01", "--generate", "8", "--seed", "71",
                                           "--names", "mixed", "--calibrate", file.string()};
  ASSERT_EQ(run_command(HOSO_COMMAND, arguments).exit_code, 0);
  const std::string first = testing_support::text_of_file(file);
  EXPECT_THAT(first, HasSubstr("source=\"8 generated pages, seed 71, layouts official, names mixed\""));
  EXPECT_THAT(first, HasSubstr("<map recognizer=\"recognize.tesseract\" variant=\"false\">"));
  ASSERT_EQ(run_command(HOSO_COMMAND, arguments).exit_code, 0);
  EXPECT_EQ(testing_support::text_of_file(file).size(),
            first.size() + std::string("; 8 generated pages, seed 71, layouts official, names mixed").size());
}

TEST(Calibrate, KeepsToOneRecognizerWhenTold) {
  const testing_support::TestFolder folder;
  const auto file = folder.path() / "calibration.xml";
  const auto result = bench({"--calibrate", file.string(), "--recognizer", "recognize.boxes"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(testing_support::text_of_file(file), HasSubstr(", recognize.boxes only"));
  EXPECT_THAT(testing_support::text_of_file(file), Not(HasSubstr("recognize.tesseract")));
  EXPECT_EQ(bench({"--recognizer", "recognize.boxes"}).exit_code, 1) << "of what?";
}

TEST(Calibrate, AFileThatIsNoneIsToldAndKept) {
  const testing_support::TestFolder folder;
  const auto file = folder.path() / "calibration.xml";
  std::ofstream(file) << "mine";
  const auto result = bench({"--calibrate", file.string()});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_THAT(result.err, testing::StartsWith("[calibration.invalid] "));
  EXPECT_EQ(testing_support::text_of_file(file), "mine");
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
