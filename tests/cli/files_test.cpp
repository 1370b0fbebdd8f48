// What users call their files, and where they let the package go.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "cli/slip_files.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using cli_tests::Arguments;
using cli_tests::names_in;
using cli_tests::slip_command;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing_support::CommandResult;
using testing_support::run_command;
using testing_support::TestFolder;

class Files : public testing::Test {
 protected:
  [[nodiscard]] std::string slip(const std::string& name, int pages = 1) const {
    fs::create_directories((folder_.path() / name).parent_path());
    return folder_.write(name, "slip " + std::to_string(pages)).string();
  }
  [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }
  [[nodiscard]] CommandResult run(const Arguments& files, const Arguments& more = {}) const {
    Arguments arguments = {"--out", out().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_command(HOSO_COMMAND, slip_command("run", files, arguments));
  }

  TestFolder folder_;
};

TEST_F(Files, MayHaveNamesWithBlanksAndVietnameseLetters) {
  const auto result = run({slip("Tờ khai của Đỗ Ước (bản 2).slip")});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(names_in(out()), ElementsAre("to-khai-cua-do-uoc-ban-2", "to-khai-cua-do-uoc-ban-2.zip"));
}

TEST_F(Files, MayHaveNamesOfNothingPlain) {
  EXPECT_EQ(run({slip("«».slip")}).exit_code, 0);
  EXPECT_THAT(names_in(out()), ElementsAre("dossier", "dossier.zip"));
}

TEST_F(Files, MayHaveDecomposedNames) {
  EXPECT_EQ(run({slip("To\xCC\x9B\xCC\x80.slip")}).exit_code, 0);
  EXPECT_THAT(names_in(out()), ElementsAre("to", "to.zip"));
}

TEST_F(Files, MayHaveVeryLongNames) {
  EXPECT_EQ(run({slip(std::string(240, 'a') + ".slip")}).exit_code, 0);
  EXPECT_THAT(names_in(out()), ElementsAre(std::string(80, 'a'), std::string(80, 'a') + ".zip"));
}

TEST_F(Files, MayBeginWithADashBehindTwoDashes) {
  const std::string file = slip("-scan.slip");
  const Arguments command = slip_command("read", {"-scan.slip"});
  std::string line = "cd '" + fs::path(file).parent_path().string() + "' && exec '" HOSO_COMMAND "'";
  for (const auto& argument : command) line += " '" + argument + "'";
  const auto result = run_command("/bin/sh", {"-c", line});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("slip/v1"));
}

TEST_F(Files, OfTheSameNameAreAllRead) {
  const auto result = run({slip("a/page.slip"), slip("b/page.slip")}, {"--json"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(nlohmann::json::parse(result.out)["pages"].size(), 2U);
  EXPECT_THAT(names_in(out()), ElementsAre("page", "page.zip"));
}

TEST_F(Files, GivenTwiceAreReadTwice) {
  const std::string file = slip("page.slip");
  const auto result = run({file, file}, {"--json"});
  EXPECT_EQ(nlohmann::json::parse(result.out)["pages"].size(), 2U);
}

TEST_F(Files, ThatAreNoFilesAreRefusedAndTheOthersRead) {
  for (const std::string& other : {folder_.path().string(), std::string("/dev/null"), std::string("/dev/stdin")}) {
    const auto result = run({other, slip("page.slip")});
    EXPECT_EQ(result.exit_code, 2) << other;
    EXPECT_THAT(result.err, HasSubstr("[input.not_a_file] " + other));
    EXPECT_THAT(result.out, HasSubstr("slip/v1"));
  }
}

TEST_F(Files, FromAPipeAreRefusedWithoutWaiting) {
  const auto pipe = folder_.path() / "pipe";  // nobody will ever write into it
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const auto result = run({pipe.string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("[input.not_a_file]"));
}

TEST_F(Files, WithControlCharactersInTheirNamesDoNotSteerTheTerminal) {
  const auto result = run({folder_.path().string() + "/a\x1b[2J\r\n\x07.slip"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, testing::Not(HasSubstr("\x1b")));
  EXPECT_THAT(result.err, HasSubstr("a?[2J???.slip"));
}

TEST_F(Files, AnExistingPackageIsKeptAndTheNewOneGetsANumber) {
  fs::create_directories(out() / "page");
  const std::string mine = folder_.write("out/page/mine.txt", "mine").string();
  EXPECT_EQ(run({slip("page.slip")}).exit_code, 0);
  EXPECT_THAT(names_in(out()), ElementsAre("page", "page-2", "page-2.zip"));
  EXPECT_EQ(testing_support::text_of_file(mine), "mine");
}

TEST_F(Files, AZipInTheWayIsKept) {
  fs::create_directories(out());
  const std::string mine = folder_.write("out/page.zip", "mine").string();
  EXPECT_EQ(run({slip("page.slip")}).exit_code, 0);
  EXPECT_THAT(names_in(out()), ElementsAre("page-2", "page-2.zip", "page.zip"));
  EXPECT_EQ(testing_support::text_of_file(mine), "mine");
}

TEST_F(Files, AnOutFolderIsMadeWithItsParents) {
  const auto result = run_command(
      HOSO_COMMAND, slip_command("run", {slip("a.slip")}, {"--out", (out() / "năm 2026" / "x").string()}));
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(names_in(out() / "năm 2026" / "x"), ElementsAre("a", "a.zip"));
}

TEST_F(Files, AnOutFolderThatCannotBeWrittenIsToldBeforeReading) {
  for (const std::string& place : {slip("file"), slip("other") + "/below", std::string("/proc/hoso"),
                                   std::string("/dev/null")}) {
    const auto result =
        run_command(HOSO_COMMAND, slip_command("run", {slip("a.slip")}, {"--out", place, "--timings"}));
    EXPECT_EQ(result.exit_code, 5) << place;
    EXPECT_THAT(result.err, HasSubstr("[output.not_written]")) << place;
    EXPECT_THAT(result.err, testing::Not(HasSubstr("source.slip"))) << "read before it was told: " << place;
  }
}

TEST_F(Files, NothingIsLeftOfARunThatCameToNothing) {
  const auto result = run({folder_.write("a.slip", "no slip").string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_FALSE(fs::exists(out()));
}

TEST_F(Files, AFullDiskUnderTheOutputIsNoSuccess) {
  for (const char* command : {"forms", "plugins --json", "version", "--help"}) {
    const auto result =
        run_command("/bin/sh", {"-c", std::string("'" HOSO_COMMAND "' ") + command + " > /dev/full"});
    EXPECT_EQ(result.exit_code, 5) << command;
    EXPECT_THAT(result.err, HasSubstr("[output.not_printed]"));
  }
}

TEST_F(Files, TimingsAreToldOnStandardErrorOnly) {
  const std::string file = slip("a.slip");
  const auto with = run_command(HOSO_COMMAND, slip_command("read", {file}, {"--timings"}));
  const auto without = run_command(HOSO_COMMAND, slip_command("read", {file}));
  EXPECT_THAT(with.err, testing::ContainsRegex("identify.slip +1× +[0-9]+\\.[0-9]+ s"));
  EXPECT_EQ(with.out, without.out);
  EXPECT_EQ(without.err, "") << "quiet when all is well";
}

TEST_F(Files, TheMostJobsDoTheSame) {
  const std::string file = slip("a.slip", 9);
  const auto one = run_command(HOSO_COMMAND, slip_command("read", {file}, {"--json", "--jobs", "1"}));
  const auto most = run_command(HOSO_COMMAND, slip_command("read", {file}, {"--json", "--jobs", "64"}));
  EXPECT_EQ(most.exit_code, one.exit_code);
  EXPECT_EQ(most.out, one.out);
}

}  // namespace
}  // namespace hoso
