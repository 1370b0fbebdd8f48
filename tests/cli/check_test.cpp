// hoso check: the verdict first, then what is to be done.
#include <gmock/gmock.h>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

const std::string old_form = std::string(HOSO_SAMPLES) + "/ct01/tt66-2023-hoso-turned-150/page.jpg";

testing_support::CommandResult check(const std::string& file, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"check", file, "--no-remember"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_command(HOSO_COMMAND, arguments);
}

/// The blank of the form in force, as PDF.
std::string blank(const TestFolder& folder) {
  const auto pdf = (folder.path() / "blank.pdf").string();
  EXPECT_EQ(run_command(HOSO_COMMAND, {"fill", "ct01", "--out", pdf}).exit_code, 0);
  return pdf;
}

TEST(Check, TheVerdictComesFirst) {
  const auto result = check(old_form, {"--lang", "vi"});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.out, StartsWith("CÓ THỂ NỘP, sau khi xem lại"));
  EXPECT_THAT(result.out, HasSubstr("mẫu CT01 cũ"));
}

TEST(Check, WhatBlocksStandsAboveTheRest) {
  const TestFolder folder;
  const auto result = check(blank(folder), {"--lang", "vi"});
  EXPECT_THAT(result.out, StartsWith("CHƯA NỘP ĐƯỢC: còn "));
  const auto must = result.out.find("Phải sửa trước khi nộp"), look = result.out.find("Cần xem lại\n");
  EXPECT_LT(result.out.find("ct01.full_name.missing"), look);
  EXPECT_LT(must, look);
  EXPECT_THAT(result.out, HasSubstr("mục «Họ, chữ đệm và tên khai sinh»"));
}

TEST(Check, CountsWhatBlocks) {
  const TestFolder folder;
  const std::string out = check(blank(folder), {"--lang", "vi"}).out;
  const auto end = out.find("\nCần xem lại");
  int items = 0;
  for (auto at = out.find(" ["); at != std::string::npos && at < end; at = out.find(" [", at + 1)) ++items;
  EXPECT_THAT(out, StartsWith("CHƯA NỘP ĐƯỢC: còn " + std::to_string(items) + " điều"));
}

TEST(Check, SpeaksEnglishWhenAsked) {
  EXPECT_THAT(check(old_form, {"--lang", "en"}).out, StartsWith("READY after a look at"));
}

TEST(Check, APageThatIsNoFormIsNoVerdict) {
  EXPECT_THAT(check(std::string(HOSO_SAMPLES) + "/wrong/letter/page.jpg", {"--lang", "vi"}).out,
              StartsWith("CHƯA KIỂM TRA ĐƯỢC"));
}

TEST(Check, WritesTheAnswerAsPageAndPdf) {
  const TestFolder folder;
  const auto html = folder.path() / "check.html", pdf = folder.path() / "check.pdf";
  const auto result = check(blank(folder), {"--html", html.string(), "--pdf", pdf.string()});
  EXPECT_EQ(result.exit_code, 3);
  const std::string page = text_of_file(html);
  EXPECT_THAT(page, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(page, HasSubstr("CHƯA NỘP ĐƯỢC"));
  EXPECT_THAT(page, HasSubstr("ct01.full_name.missing"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(text_of_file(pdf), StartsWith("%PDF-1.7"));
}

TEST(Check, APageThatCannotBeWrittenIsSaid) {
  const TestFolder folder;
  const auto result = check(blank(folder), {"--html", (folder.path() / "no" / "such" / "folder.html").string()});
  EXPECT_EQ(result.exit_code, 5);
  EXPECT_THAT(result.err, HasSubstr("output.not_written"));
}

}  // namespace
}  // namespace hoso
