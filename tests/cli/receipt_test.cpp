// hoso receipt: what was handed in, and when the answer is due.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing_support::run_command;
using testing_support::TestFolder;

constexpr const char* dossier = R"(<dossier xmlns="urn:hoso:dossier:1" procedure="1.004222"><pages>
<page number="1" blank="false"><match form="ct01"/></page><page number="2" blank="false"/>
<page number="3" blank="true"/></pages><documents>
<document><form id="ct01"><title vi="Tờ khai thay đổi thông tin cư trú" en="x"/></form><fields>
<field id="full_name" value="Đinh Thị Hà" raw=""/><field id="citizen_id" value="025190001234" raw=""/>
<field id="request" value="Đăng ký thường trú tại khu 3, xã Long Cốc, tỉnh Phú Thọ" raw=""/>
<row table="members" index="0"><field id="members[0].full_name" value="Hà Lan" raw=""/></row></fields></document>
</documents></dossier>)";

testing_support::CommandResult receipt(const TestFolder& folder, std::vector<std::string> more) {
  std::vector<std::string> arguments{"receipt", folder.write("dossier.xml", dossier).string(), "--out",
                                     (folder.path() / "receipt.pdf").string(), "--lang", "vi"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_command(HOSO_COMMAND, arguments);
}

std::map<std::string, std::string> read(const TestFolder& folder) {
  const auto result = run_command(HOSO_COMMAND, {"read", (folder.path() / "receipt.pdf").string(), "--json"});
  const json read = json::parse(result.out);
  const json& document = read.at("documents").at(0);
  std::map<std::string, std::string> values{{"form", document.at("form")}};
  for (const json& field : document.at("fields")) values[field.at("id")] = field.at("value");
  return values;
}

TEST(Receipt, SaysWhoWhatAndWhen) {
  const TestFolder folder;
  const auto result = receipt(folder, {"--received", "2026-11-26 14:30"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Hẹn trả kết quả: 17:00 07/12/2026"));
  const auto values = read(folder);
  EXPECT_EQ(values.at("form"), "ct04");
  EXPECT_EQ(values.at("full_name"), "Đinh Thị Hà");
  EXPECT_EQ(values.at("citizen_id"), "025190001234");
  EXPECT_EQ(values.at("papers[0].name"), "Tờ khai thay đổi thông tin cư trú");
  EXPECT_EQ(values.at("papers[0].form"), "Bản chính");
  EXPECT_EQ(values.at("papers[1].name"), "Giấy tờ kèm theo (1 trang)");
  EXPECT_EQ(values.at("received_hour"), "14");
  EXPECT_EQ(values.at("received_on"), "2026-11-26");
  EXPECT_EQ(values.at("due_on"), "2026-12-07");
}

TEST(Receipt, CivilStatusHasTheOneStopReceipt) {
  const TestFolder folder;
  const auto result = receipt(folder, {"--procedure", "1.001193", "--received", "2026-11-27 15:01"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("giay_tiep_nhan"));
  EXPECT_THAT(result.out, HasSubstr("17:00 30/11/2026"));
}

TEST(Receipt, SaysWhenTheKindOfDaysWasAssumed) {
  const TestFolder folder;
  EXPECT_THAT(receipt(folder, {"--procedure", "1.004884", "--received", "2026-11-26 09:00"}).out,
              HasSubstr("không nói loại ngày"));
}

TEST(Receipt, GuessesNoDayThatTheCalendarDoesNotKnow) {
  const TestFolder folder;
  const auto result = receipt(folder, {"--received", "2031-01-02 09:00"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_THAT(result.err, HasSubstr("calendar.unknown_day"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "receipt.pdf"));
}

TEST(Receipt, RefusesWhatIsNoTimeOrNoProcedure) {
  const TestFolder folder;
  EXPECT_EQ(receipt(folder, {"--received", "tomorrow"}).exit_code, 1);
  EXPECT_EQ(receipt(folder, {"--received", "2026-02-30 09:00"}).exit_code, 1);
  EXPECT_EQ(receipt(folder, {"--procedure", "9.999999"}).exit_code, 1);
}

}  // namespace
}  // namespace hoso
