// At a terminal: the progress bar, and Ctrl-C.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/slip_files.hpp"
#include "support/terminal.hpp"

namespace hoso {
namespace {

using cli_tests::names_in;
using cli_tests::slip_command;
using testing::HasSubstr;
using testing::IsEmpty;
using testing_support::run_command;
using testing_support::Terminal;
using testing_support::TestFolder;

TEST(ProgressBar, IsShownOnATerminalAndWipedAtTheEnd) {
  const TestFolder folder;
  Terminal terminal(HOSO_COMMAND, slip_command("read", {folder.write("a.slip", "slip 3").string()}));
  EXPECT_TRUE(terminal.shows("/3 trang"));
  const auto result = terminal.finish();
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("] 3/3 trang"));
  EXPECT_THAT(result.err, testing::EndsWith("\r\x1b[K"));
  EXPECT_THAT(result.out, testing::Not(HasSubstr("trang")));
}

TEST(ProgressBar, IsNotShownElsewhere) {
  const TestFolder folder;
  const auto result =
      run_command(HOSO_COMMAND, slip_command("read", {folder.write("a.slip", "slip 3").string()}));
  EXPECT_EQ(result.err, "");
}

/// Where a run can be when the user has had enough: {kind of stage, how it spends its time}.
class CtrlC : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(CtrlC, EndsTheRunAndLeavesNothingBehind) {
  const TestFolder folder;
  const auto& [kind, fault] = GetParam();
  const auto pipeline = folder.write("pipeline.xml", cli_tests::pipeline_with(kind, fault));
  const auto out = folder.path() / "out";
  Terminal terminal(HOSO_COMMAND, slip_command("run", {folder.write("a.slip", "slip 2").string()},
                                               {"--json", "--out", out.string()}, pipeline.string()));
  ASSERT_TRUE(terminal.shows("/2 trang"));
  terminal.type("\x03");
  const auto result = terminal.finish();
  EXPECT_EQ(result.exit_code, 130);
  EXPECT_THAT(result.err, HasSubstr("[run.cancelled]"));
  EXPECT_THAT(result.err, testing::Not(HasSubstr("[decoder.crashed]"))) << "Ctrl-C goes to children as well";
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["status"], "failed");
  EXPECT_EQ(json["package"], nullptr);
  EXPECT_THAT(names_in(out), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Stages, CtrlC,
                         testing::Values(std::pair{"identify", "slow"}, std::pair{"identify", "hangs"},
                                         std::pair{"validate", "slow"}, std::pair{"validate", "hangs"},
                                         std::pair{"emit", "slow"}, std::pair{"emit", "hangs"}),
                         [](const auto& each) { return each.param.first + "_" + each.param.second; });

}  // namespace
}  // namespace hoso
