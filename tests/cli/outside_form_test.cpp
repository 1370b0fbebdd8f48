// A form from a folder outside of hoso: no C++ is needed.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing_support::run_command;
using testing_support::TestFolder;

const std::string outside = "HOSO_TEMPLATE_PATH=" HOSO_SURVEY;

TEST(OutsideForm, IsListedFilledAndReadBack) {
  EXPECT_THAT(run_command(HOSO_COMMAND, {"forms"}, {outside}).out, HasSubstr("survey/v1"));
  const TestFolder folder;
  const json data = {{"full_name", "Đinh Thị Hà"}, {"housing", "rented"}};
  const auto pdf = folder.path() / "survey.pdf";
  const auto filled = run_command(HOSO_COMMAND, {"fill", "survey", "--data",
                                                 folder.write("d.json", data.dump()).string(), "--out", pdf.string()},
                                  {outside});
  ASSERT_EQ(filled.exit_code, 0) << filled.err;
  const json read = json::parse(run_command(HOSO_COMMAND, {"read", pdf.string(), "--json"}, {outside}).out);
  const json& document = read.at("documents").at(0);
  EXPECT_EQ(document.at("form"), "survey");
  std::map<std::string, std::string> values;
  for (const json& field : document.at("fields")) values[field.at("id")] = field.at("value");
  EXPECT_EQ(values.at("full_name"), "Đinh Thị Hà");
  EXPECT_EQ(values.at("housing"), "rented");
}

TEST(OutsideForm, IsUnknownWithoutItsFolder) {
  EXPECT_EQ(run_command(HOSO_COMMAND, {"forms", "--json"}).out.find("survey"), std::string::npos);
}

TEST(OutsideForm, AFolderWithoutFormsIsRefused) {
  for (const char* path : {"HOSO_TEMPLATE_PATH=relative", "HOSO_TEMPLATE_PATH=/no/such/folder"}) {
    const auto result = run_command(HOSO_COMMAND, {"forms"}, {path});
    EXPECT_EQ(result.exit_code, 4) << path;
    EXPECT_THAT(result.err, HasSubstr("template.bad_folder"));
  }
}

}  // namespace
}  // namespace hoso
