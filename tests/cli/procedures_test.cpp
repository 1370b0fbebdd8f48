// hoso procedures: what a procedure asks for.
#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing_support::run_command;

TEST(ProceduresCommand, ListsThoseKnown) {
  const auto result = run_command(HOSO_COMMAND, {"procedures", "--json"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_GE(nlohmann::json::parse(result.out).at("procedures").size(), 29U);
  EXPECT_THAT(run_command(HOSO_COMMAND, {"procedures"}).out, HasSubstr("1.004222  G01-CA05  Đăng ký thường trú"));
}

TEST(ProceduresCommand, GivesAChecklist) {
  const auto result = run_command(HOSO_COMMAND, {"procedures", "1.010038.H38", "--full"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("1.010038 – Tách hộ"), HasSubstr("5 ngày làm việc"), HasSubstr("10.000 đ"),
                                HasSubstr("[ ] Tờ khai thay đổi thông tin cư trú"), HasSubstr("KQ003624"),
                                HasSubstr("Chưa đối chiếu với văn bản pháp luật")));
  EXPECT_THAT(run_command(HOSO_COMMAND, {"procedures", "1.001193", "--lang", "en"}).out,
              HasSubstr("after 15:00 on the next working day"));
  EXPECT_THAT(run_command(HOSO_COMMAND, {"procedures", "1.004194", "--full"}).out,
              AllOf(HasSubstr("  – Lưu ý"), HasSubstr("Điều 4 Thông tư số 75/2022/TT-BTC")))
      << "whom a fee does not concern, and what the portal adds";
}

TEST(ProceduresCommand, SaysInPlainWordsWhatEachCaseNeeds) {
  const auto result = run_command(HOSO_COMMAND, {"procedures", "1.004222"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("Đăng ký vào chỗ ở nào?"), HasSubstr("Nhà của mình (own):"),
                                HasSubstr("[ ] Hợp đồng thuê, mượn, ở nhờ đã công chứng hoặc chứng thực · KQ003607"),
                                HasSubstr("chỉ cần nếu cơ quan công an không tra được"),
                                HasSubstr("Chưa đối chiếu với văn bản pháp luật"), HasSubstr("--full")));
  std::istringstream lines(result.out);
  for (std::string line; std::getline(lines, line);) {
    const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };  // of a code point
    EXPECT_LE(std::ranges::count_if(line, is_start), 100) << line;
  }
}

TEST(ProceduresCommand, ShowsOneCase) {
  const auto result = run_command(HOSO_COMMAND, {"procedures", "1.001193", "--case", "abandoned", "--lang", "en"});
  EXPECT_THAT(result.out, AllOf(HasSubstr("The record of the abandonment"), HasSubstr("In every case:"),
                                HasSubstr("One of these:"), HasSubstr("(shown and given back)"),
                                testing::Not(HasSubstr("surrogacy"))));
  EXPECT_EQ(run_command(HOSO_COMMAND, {"procedures", "1.001193", "--case", "moon"}).exit_code, 1);
  EXPECT_THAT(run_command(HOSO_COMMAND, {"procedures", "1.001193", "--case", "moon"}).err,
              AllOf(testing::StartsWith("[usage.unknown_case] "), HasSubstr("born, surrogate, abandoned")));
}

TEST(ProceduresCommand, GivesAllOfItToPrograms) {
  const auto result = run_command(HOSO_COMMAND, {"procedures", "1.004222", "--json"});
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json.at("ways").at(0).at("time"), 7);
  EXPECT_FALSE(json.at("cases").at(0).at("papers").at(0).at("code").empty());
  EXPECT_EQ(json.at("guide").at("cases").at(0).at("id"), "own");
  EXPECT_TRUE(nlohmann::json::parse(run_command(HOSO_COMMAND, {"procedures", "1.004884", "--json"}).out)
                  .at("guide").is_null());
}

TEST(ProceduresCommand, NamesTheNearestOfAnUnknownOne) {
  const auto result = run_command(HOSO_COMMAND, {"procedures", "1.004223"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, AllOf(testing::StartsWith("[usage.unknown_procedure] "), HasSubstr("1.004222")));
}

}  // namespace
}  // namespace hoso
