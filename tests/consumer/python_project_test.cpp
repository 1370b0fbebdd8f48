// `hoso plugin new --language python`: a recognizer that is a program, from nothing to a run, against an installed
// hoso.
#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "workshop.hpp"

namespace hoso::workshop {
namespace {

using testing_support::run_command;
using testing_support::text_of_file;
using Json = nlohmann::json;
using Result = testing_support::CommandResult;

class PythonProject : public testing::Test {
 protected:
  void SetUp() override {
    const Result made = run_command(installed, {"plugin", "new", "recognize", "ticks", "--language", "python", "--out",
                                                project().string(), "--json"});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    commands_ = Json::parse(made.out)["commands"];
  }

  [[nodiscard]] fs::path project() const { return folder_.path() / "a project"; }

  [[nodiscard]] Result step(const char* name) const { return typed(commands_.at(name)); }

  testing_support::TestFolder folder_;
  Json commands_;
};

TEST_F(PythonProject, IsCheckedTestedAndRunByThePrintedCommands) {
  const double start = worked_seconds();
  EXPECT_EQ(commands_.size(), 3U);
  const Result check = step("check");
  EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
  const Result test = step("test");
  EXPECT_EQ(test.exit_code, 0) << test.err;
  EXPECT_THAT(test.err, testing::HasSubstr("OK"));
  const Result run = step("run");
  EXPECT_EQ(run.exit_code, 3) << run.out << run.err;
  EXPECT_TRUE(took_part(project() / "out", "recognize.ticks"));
  std::printf("checked, tested and run in %.1f s of processor time\n", worked_seconds() - start);
  EXPECT_LE(worked_seconds() - start, 60);
}

TEST_F(PythonProject, IsListedWithItsOption) {
  const Result list = run_command(installed, {"plugins", "--json", "--plugin-dir", project().string()});
  EXPECT_THAT(list.out, testing::AllOf(testing::HasSubstr("recognize.ticks"), testing::HasSubstr("least_ink")));
}

TEST_F(PythonProject, IsSmallAndComplete) {
  EXPECT_LE(lines_in(project() / "recognize_ticks" / "main.py"), 60);
  EXPECT_EQ(text_of_file(project() / "recognize_ticks" / "hoso_plugin.py"),
            text_of_file(fs::path(HOSO_PREFIX) / "share/hoso/templates/external/recognize_ink/hoso_plugin.py"));
  for (const auto& file : fs::recursive_directory_iterator(project())) {
    EXPECT_THAT(file.path().filename().string(), testing::Not(testing::HasSubstr("@")));
    if (!file.is_regular_file()) continue;
    EXPECT_THAT(text_of_file(file.path()), testing::Not(testing::ContainsRegex("@[A-Z_]+@"))) << file.path();
  }
}

/// A test that cannot fail would tell its author nothing.
TEST_F(PythonProject, ItsTestsFindAMistake) {
  const fs::path program = project() / "recognize_ticks" / "main.py";
  std::string text = text_of_file(program);
  const std::size_t order = text.find("reverse=True");
  ASSERT_NE(order, std::string::npos);
  text.replace(order, 12, "reverse=False");
  std::ofstream(program) << text;
  EXPECT_EQ(step("test").exit_code, 1);
}

TEST_F(PythonProject, MayBeMadeWhereAGroupMayWrite) {
  const std::string shared = (folder_.path() / "shared").string();
  const Result made =
      typed("umask 002 && " HOSO_PREFIX "/bin/hoso plugin new recognize ticks --language python --out " + shared +
            " && " HOSO_PREFIX "/bin/hoso plugins --json --plugin-dir " + shared);
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.out, testing::Not(testing::HasSubstr("plugin.unsafe_file")));
}

TEST(PythonProjects, AreOfRecognizersOnly) {
  const testing_support::TestFolder folder;
  const std::string fresh = (folder.path() / "new").string();
  const Result result = run_command(
      installed, {"plugin", "new", "validate", "mine", "--language", "python", "--out", fresh, "--lang", "en"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err,
              testing::AllOf(testing::HasSubstr("[workshop.library_only]"), testing::HasSubstr("validate")));
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(PythonProjects, AreOfLanguagesThereAre) {
  const Result result = run_command(installed, {"plugin", "new", "recognize", "mine", "--language", "cobol"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, testing::HasSubstr("[usage.invalid]"));
}

}  // namespace
}  // namespace hoso::workshop
