// hoso templates lint: every mistake of every template.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using testing::Contains;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

namespace fs = std::filesystem;

/// The survey form in a folder of its own, with `from` in its form.xml replaced by `to`.
struct Spoilt {
  Spoilt(const std::string& from, const std::string& to) {
    fs::copy(HOSO_SURVEY "/forms/survey", folder.path() / "survey", fs::copy_options::recursive);
    std::string xml = text_of_file(folder.path() / "survey/v1/form.xml");
    const auto at = xml.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    (void)folder.write("survey/v1/form.xml", xml.replace(at, from.size(), to));
  }

  [[nodiscard]] std::vector<std::string> codes() const {
    const auto result = run_command(HOSO_COMMAND, {"templates", "lint", folder.path().string(), "--json"});
    EXPECT_EQ(result.exit_code, 4);
    std::vector<std::string> found;
    const auto answer = nlohmann::json::parse(result.out);
    for (const auto& remark : answer.at("templates").at(0).at("remarks")) found.push_back(remark.at("code"));
    return found;
  }

  TestFolder folder;
};

TEST(Lint, OurOwnTemplatesHaveNone) {
  const auto result = run_command(HOSO_COMMAND, {"templates", "lint"});
  EXPECT_EQ(result.exit_code, 0) << result.out;
  EXPECT_EQ(run_command(HOSO_COMMAND, {"templates", "lint", HOSO_SURVEY}).exit_code, 0);
}

TEST(Lint, NamesTypesAndRecognizersWithoutAPlugin) {
  EXPECT_THAT(Spoilt("type=\"text\"", "type=\"shoe_size\"").codes(), Contains("lint.unknown_type"));
  EXPECT_THAT(Spoilt("recognizer=\"tesseract\"", "recognizer=\"oracle\"").codes(),
              Contains("lint.unknown_recognizer"));
}

TEST(Lint, NamesLabelsThatAreNotPrinted) {
  const std::string xml = text_of_file(HOSO_SURVEY "/forms/survey/v1/form.xml");
  const auto begin = xml.find("<label vi=\""), end = xml.find("/>", begin);
  EXPECT_THAT(Spoilt(xml.substr(begin, end - begin), "<label vi=\"Xyz\" en=\"Abc\"").codes(),
              Contains("lint.label_not_printed"));
  EXPECT_THAT(Spoilt(xml.substr(begin, end - begin), "<label vi=\"Họ tên\" en=\"Họ tên\"").codes(),
              Contains("lint.one_language"));
}

TEST(Lint, NamesZonesThatOverlap) {
  const std::string xml = text_of_file(HOSO_SURVEY "/forms/survey/v1/form.xml");
  const auto first = xml.find("<zone "), first_end = xml.find("/>", first);
  const auto second = xml.find("<zone ", first_end), second_end = xml.find("/>", second);
  EXPECT_THAT(Spoilt(xml.substr(second, second_end - second), xml.substr(first, first_end - first)).codes(),
              Contains("lint.overlap"));
}

TEST(Lint, WhatCannotBeReadIsAMistakeToo) {
  EXPECT_THAT(Spoilt("<form ", "<frm ").codes(), Contains("template.invalid"));
}

TEST(Lint, AFolderWithoutTemplatesIsRefused) {
  const TestFolder empty;
  EXPECT_EQ(run_command(HOSO_COMMAND, {"templates", "lint", empty.path().string()}).exit_code, 4);
}

}  // namespace
}  // namespace hoso
