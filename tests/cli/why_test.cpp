// hoso why: one field, from the picture to the value.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

const std::string sample = HOSO_SAMPLES "/ct01/tt116-2026-hoso-scan-200/page.jpg";

testing_support::CommandResult why(const std::string& file, const std::string& field,
                                   const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"why", file, field, "--form", "ct01"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_command(HOSO_COMMAND, arguments);
}

TEST(Why, TellsInVietnameseHowAFieldCameByItsValue) {
  const auto result = why(sample, "full_name");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, StartsWith("full_name – "));
  EXPECT_THAT(result.out, AllOf(HasSubstr("Giá trị"), HasSubstr("Tạ Bảo Diệp"), HasSubstr("  *"),
                                HasSubstr("recognize.tesseract"), HasSubstr("field.person_name")));
  EXPECT_THAT(why(sample, "full_name", {"--lang", "en"}).out, HasSubstr("Confidence"));
}

TEST(Why, MarksTheCandidateThatWasChosen) {
  const auto result = why(sample, "birth_date", {"--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto one = nlohmann::json::parse(result.out)["explanations"].at(0);
  EXPECT_EQ(one["value"], "1964-10-21");
  EXPECT_EQ(one["type"], "date");
  EXPECT_TRUE(one["sure"]);
  int chosen = 0;
  for (const auto& candidate : one["candidates"]) {
    if (!candidate["chosen"]) continue;
    ++chosen;
    EXPECT_EQ(candidate["value"], "1964-10-21");
  }
  EXPECT_GE(chosen, 1);
}

TEST(Why, AnEmptyFieldHasNoCandidates) {
  const auto result = why(sample, "email", {"--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto one = nlohmann::json::parse(result.out)["explanations"].at(0);
  EXPECT_EQ(one["value"], "");
  EXPECT_TRUE(one["candidates"].empty());
}

TEST(Why, WritesAPageThatNeedsNothingElse) {
  const TestFolder folder;
  const auto page = folder.path() / "why.html";
  ASSERT_EQ(why(sample, "full_name", {"--html", page.string()}).exit_code, 0);
  const std::string html = text_of_file(page);
  EXPECT_THAT(html, AllOf(StartsWith("<!DOCTYPE html>"), HasSubstr("Tạ Bảo Diệp"),
                          HasSubstr("img-src data:")));
  const auto pictures = html.find("data:image/png;base64,");
  ASSERT_NE(pictures, std::string::npos) << "as on the page";
  EXPECT_NE(html.find("data:image/png;base64,", pictures + 1), std::string::npos) << "cleaned";
  EXPECT_THAT(html, AllOf(Not(HasSubstr("http://")), Not(HasSubstr("https://")), Not(HasSubstr("<script"))));
}

TEST(Why, APageThatCannotBeWrittenIsTold) {
  const auto result = why(sample, "full_name", {"--html", "/absent/why.html"});
  EXPECT_EQ(result.exit_code, 5);
  EXPECT_THAT(result.err, StartsWith("[output.not_written] "));
}

TEST(Why, ListsTheFieldsThereAreForAnUnknownOne) {
  for (const char* field : {"fullname", "members[9].sex", "", "<b>"}) {
    const auto result = why(sample, field);
    EXPECT_EQ(result.exit_code, 1) << field;
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, AllOf(StartsWith("[usage.unknown_field] "), HasSubstr("full_name, birth_date")));
    EXPECT_THAT(result.err, Not(HasSubstr("Tạ Bảo Diệp"))) << "messages hold no values";
  }
}

TEST(Why, AFileThatCannotBeUsedIsTold) {
  const auto absent = why("/absent.pdf", "full_name");
  EXPECT_EQ(absent.exit_code, 2);
  EXPECT_EQ(absent.out, "");
}

}  // namespace
}  // namespace hoso
