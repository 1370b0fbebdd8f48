// The example of every form and version, typed onto the form and read back from the PDF.
#include <gmock/gmock.h>

#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing_support::run_command;
using Values = std::map<std::string, std::string>;

struct Version {
  std::string form;
  std::string version;
};

std::vector<Version> versions() {
  std::vector<Version> all;
  const json list = json::parse(run_command(HOSO_COMMAND, {"forms", "--json"}).out);
  for (const json& form : list.at("forms")) {
    all.push_back({form.at("form"), form.at("version")});
  }
  return all;
}

/// Field id -> value; cells of tables as "members[0].sex".
Values flat(const json& data) {
  Values values;
  for (const auto& [id, value] : data.items()) {
    if (!value.is_array()) values[id] = value;
    for (std::size_t row = 0; value.is_array() && row < value.size(); ++row) {
      for (const auto& [column, cell] : value[row].items()) {
        values[id + "[" + std::to_string(row) + "]." + column] = cell;
      }
    }
  }
  return values;
}

/// What the printed example says of itself when it is read.
json read_back(const Version& of, const fs::path& pdf) {
  const auto filled =
      run_command(HOSO_COMMAND, {"fill", of.form + "/" + of.version, "--example", "--out", pdf.string()});
  EXPECT_EQ(filled.exit_code, 0) << of.form << ' ' << of.version << ' ' << filled.err;
  const auto read = run_command(HOSO_COMMAND, {"read", pdf.string(), "--json", "--no-remember"},
                                {"SOURCE_DATE_EPOCH=1795593600"});  // 2026-11-25, the day after they were signed
  return json::parse(read.out);
}

struct Example {
  Version of;
  json read;
};

/// Every example, read back once for all tests.
const std::vector<Example>& examples() {
  static const std::vector<Example> all = [] {
    const testing_support::TestFolder folder;
    std::vector<Example> made;
    for (const Version& of : versions()) {
      made.push_back({of, read_back(of, folder.path() / (of.form + "-" + of.version + ".pdf"))});
    }
    return made;
  }();
  return all;
}

TEST(Examples, OfEveryVersionReadBackAsTheyAre) {
  EXPECT_GE(examples().size(), 25U);
  for (const auto& [of, read] : examples()) {
    const std::string name = of.form + " " + of.version;
    const fs::path example = fs::path(HOSO_FORMS) / of.form / of.version / "example.json";
    ASSERT_TRUE(fs::exists(example)) << name;
    ASSERT_EQ(read.at("documents").size(), 1U) << name;
    const json& document = read.at("documents").at(0);
    EXPECT_EQ(document.at("form"), of.form);
    EXPECT_EQ(document.at("version"), of.version) << name;
    Values values;
    for (const json& field : document.at("fields")) {
      if (field.at("value") != "") values[field.at("id")] = field.at("value");
    }
    EXPECT_EQ(values, flat(json::parse(testing_support::text_of_file(example)))) << name;
  }
}

/// Nobody has signed them yet; else they are ready.
TEST(Examples, LackNothingButSignatures) {
  for (const auto& [of, read] : examples()) {
    for (const json& finding : read.at("documents").at(0).at("findings")) {
      const std::string code = finding.at("code");
      const bool signature = code.find("signature") != std::string::npos;
      EXPECT_TRUE(signature || finding.at("severity") != "blocking") << of.form << ' ' << of.version << ' ' << code;
    }
  }
}

}  // namespace
}  // namespace hoso
