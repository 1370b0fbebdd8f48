// hoso fill: data onto the clean form, and back.
#include <gmock/gmock.h>

#include <fstream>

#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;
using testing_support::CommandResult;
using testing_support::run_command;
using testing_support::TestFolder;
using testing_support::text_of_file;

const json data = {{"full_name", "Đinh Thị Hà"}, {"birth_date", "1990-02-01"}, {"sex", "nữ"},
                   {"citizen_id", "025190001234"}, {"phone", "0912 345 678"}, {"head_name", "Đinh Văn Sơn"},
                   {"head_relation", "con đẻ"}, {"head_citizen_id", "025062004321"},
                   {"request", "Đăng ký thường trú tại khu 3, xã Long Cốc, tỉnh Phú Thọ"},
                   {"members", {{{"full_name", "Hà Minh An"}, {"birth_date", "05/09/2015"}, {"sex", "Nam"}}}}};

struct Filled {
  CommandResult result;
  std::string pdf;
};

Filled fill(const TestFolder& folder, const json& given, std::vector<std::string> more = {}) {
  const auto out = folder.path() / "form.pdf";
  std::vector<std::string> arguments{"fill", "ct01", "--data", folder.write("data.json", given.dump()).string(),
                                     "--out", out.string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  CommandResult result = run_command(HOSO_COMMAND, arguments);
  return {std::move(result), text_of_file(out)};
}

/// Field id -> value, as `hoso read` finds them in `file`.
std::map<std::string, std::string> read(const std::filesystem::path& file) {
  const auto result = run_command(HOSO_COMMAND, {"read", file.string(), "--json", "--no-remember"});
  std::map<std::string, std::string> values;
  const json read = json::parse(result.out);
  for (const json& field : read.at("documents").at(0).at("fields")) {
    if (field.at("value") != "") values[field.at("id")] = field.at("value");
  }
  return values;
}

TEST(Fill, WhatIsTypedReadsBackAsItself) {
  const TestFolder folder;
  const Filled filled = fill(folder, data);
  EXPECT_EQ(filled.result.exit_code, 0) << filled.result.err;
  EXPECT_THAT(filled.pdf, StartsWith("%PDF-1.7"));
  const std::map<std::string, std::string> expected = {
      {"full_name", "Đinh Thị Hà"}, {"birth_date", "1990-02-01"}, {"sex", "Nữ"}, {"citizen_id", "025190001234"},
      {"phone", "0912345678"}, {"head_name", "Đinh Văn Sơn"}, {"head_relation", "Con đẻ"},
      {"head_citizen_id", "025062004321"}, {"request", "Đăng ký thường trú tại khu 3, xã Long Cốc, tỉnh Phú Thọ"},
      {"members[0].full_name", "Hà Minh An"}, {"members[0].birth_date", "2015-09-05"}, {"members[0].sex", "Nam"}};
  EXPECT_EQ(read(folder.path() / "form.pdf"), expected);
}

TEST(Fill, ItsQrCodeSaysTheSameAsTheInk) {
  const TestFolder folder;
  ASSERT_EQ(fill(folder, data, {"--qr"}).result.exit_code, 0);
  const auto result =
      run_command(HOSO_COMMAND, {"read", (folder.path() / "form.pdf").string(), "--json", "--no-remember"});
  const json found = json::parse(result.out);
  int codes = 0;
  for (const json& page : found.at("pages")) {
    for (const json& evidence : page.at("evidence")) {
      ++codes;
      EXPECT_EQ(evidence.at("kind"), "form_qr");
      EXPECT_GT(evidence.at("items").size(), 10U);
    }
  }
  EXPECT_EQ(codes, 1);
  for (const json& field : found.at("documents").at(0).at("fields")) {
    if (field.at("value") == "") continue;
    EXPECT_GE(field.at("confidence"), 0.999) << field.at("id");
  }
  EXPECT_EQ(result.out.find("form_qr."), std::string::npos) << "nothing to find fault with";
}

TEST(Fill, ACodeWithoutRoomOnTheFormGetsAPageOfItsOwn) {
  const TestFolder folder;
  const auto pages = [&](const char* name, std::vector<std::string> more) {
    const auto pdf = (folder.path() / name).string();
    more.insert(more.begin(), {"fill", "khai_sinh", "--example", "--out", pdf});
    EXPECT_EQ(run_command(HOSO_COMMAND, more).exit_code, 0);
    return json::parse(run_command(HOSO_COMMAND, {"read", pdf, "--json", "--no-remember"}).out).at("pages").size();
  };
  EXPECT_EQ(pages("without.pdf", {}), 1U);
  EXPECT_EQ(pages("with.pdf", {"--qr"}), 2U);
  const auto checked = run_command(HOSO_COMMAND, {"check", (folder.path() / "with.pdf").string(), "--lang", "en"});
  EXPECT_EQ(checked.out.find("no known form"), std::string::npos) << "a page of its own is no unknown page";
}

TEST(Fill, TheSkeletonListsWhatCanBeTyped) {
  const auto result = run_command(HOSO_COMMAND, {"fill", "ct01", "--skeleton"});
  EXPECT_EQ(result.exit_code, 0);
  const json skeleton = json::parse(result.out);
  EXPECT_EQ(skeleton.at("full_name"), "");
  EXPECT_EQ(skeleton.at("members").at(0).at("sex"), "");
  EXPECT_FALSE(skeleton.contains("signatures.head"));
}

TEST(Fill, WithoutDataTheBlankIsWritten) {
  const TestFolder folder;
  const auto out = folder.path() / "blank.pdf";
  EXPECT_EQ(run_command(HOSO_COMMAND, {"fill", "ct01/tt56-2021", "--out", out.string()}).exit_code, 0);
  EXPECT_THAT(text_of_file(out), StartsWith("%PDF"));
}

TEST(Fill, RowsBeyondTheFormGoOntoAnotherPage) {
  const TestFolder folder;
  json many = data;
  for (int i = 0; i < 10; ++i) many["members"].push_back({{"full_name", "Hà Lan"}});
  const Filled filled = fill(folder, many);
  EXPECT_EQ(filled.result.exit_code, 0) << filled.result.err;
  EXPECT_THAT(filled.result.out, HasSubstr("3 trang"));
}

/// A form that is known by its blank only, as `hoso form draft` leaves it.
class FillOfADraft : public testing::Test {
 protected:
  void SetUp() override {
    const auto blank = std::filesystem::path(HOSO_TEMPLATES) / "tutorials/don_xin_nghi.pdf";
    ASSERT_EQ(run_command(HOSO_COMMAND, {"form", "draft", blank.string(), "--out", mine().string()}).exit_code, 0);
  }

  [[nodiscard]] std::filesystem::path mine() const { return folder.path() / "mine"; }
  [[nodiscard]] CommandResult run(const std::vector<std::string>& arguments) const {
    return run_command(HOSO_COMMAND, arguments, {"HOSO_TEMPLATE_PATH=" + mine().string()});
  }

  TestFolder folder;
};

TEST_F(FillOfADraft, WhatIsTypedReadsBackAsItself) {
  const json given = {{"full_name", "Đinh Thị Hà"}, {"birth_date", "01/02/1990"}, {"citizen_id", "025190001234"},
                      {"phone", "0912345678"}};
  const auto pdf = (folder.path() / "form.pdf").string();
  const auto filled = run({"fill", "don-xin-nghi", "--data", folder.write("data.json", given.dump()).string(), "--qr",
                           "--out", pdf});
  ASSERT_EQ(filled.exit_code, 0) << filled.err;
  const json found = json::parse(run({"read", pdf, "--json", "--no-remember"}).out);
  std::map<std::string, std::string> values;
  for (const json& field : found.at("documents").at(0).at("fields")) {
    if (field.at("value") != "") values[field.at("id")] = field.at("value");
  }
  const std::map<std::string, std::string> expected = {{"full_name", "Đinh Thị Hà"}, {"birth_date", "1990-02-01"},
                                                       {"citizen_id", "025190001234"}, {"phone", "0912345678"}};
  EXPECT_EQ(values, expected);
  EXPECT_EQ(found.at("pages").at(0).at("evidence").size(), 1U) << "the QR code has room beside the print";
}

TEST_F(FillOfADraft, PagesToPractiseOnAreMadeOfIt) {
  const auto bench = run({"bench", "--form", "don-xin-nghi", "--generate", "1", "--json"});
  EXPECT_EQ(bench.exit_code, 0) << bench.err;
  const auto retyped = run({"bench", "--form", "don-xin-nghi", "--generate", "1", "--layouts", "retyped"});
  EXPECT_THAT(retyped.err, HasSubstr("template.no_layout"));
}

TEST(Fill, TheSameDataGivesTheSameBytes) {
  const TestFolder one, two;
  const char* clock = "SOURCE_DATE_EPOCH=1780000000";
  const auto bytes = [&](const TestFolder& folder) {
    const auto out = folder.path() / "form.pdf";
    (void)run_command(HOSO_COMMAND, {"fill", "ct01", "--data", folder.write("d.json", data.dump()).string(), "--out",
                                     out.string()}, {clock});
    return text_of_file(out);
  };
  const std::string first = bytes(one);
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(first, bytes(two));
}

TEST(Fill, AValueOfAnotherKindIsRefusedWithoutRepeatingIt) {
  const TestFolder folder;
  json wrong = data;
  wrong["birth_date"] = "32/13/1990";
  const Filled filled = fill(folder, wrong);
  EXPECT_EQ(filled.result.exit_code, 2);
  EXPECT_THAT(filled.result.err, HasSubstr("fill.bad_value"));
  EXPECT_THAT(filled.result.err, HasSubstr("birth_date"));
  EXPECT_THAT(filled.result.err, testing::Not(HasSubstr("32/13")));
  EXPECT_EQ(filled.pdf, "");
}

TEST(Fill, WhatDoesNotFitIsRefused) {
  const TestFolder folder;
  json wrong = data;
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Đăng ký thường trú ";
  wrong["request"] = text;
  EXPECT_THAT(fill(folder, wrong).result.err, HasSubstr("fill.too_long"));
}

TEST(Fill, UnknownFieldsAndPlacesToSignAreRefused) {
  const TestFolder folder;
  EXPECT_THAT(fill(folder, {{"shoe_size", "41"}}).result.err, HasSubstr("fill.unknown_field"));
  EXPECT_THAT(fill(folder, {{"signatures.head", "x"}}).result.err, HasSubstr("fill.not_typed"));
  EXPECT_THAT(fill(folder, json::array()).result.err, HasSubstr("fill.bad_data"));
}

TEST(Fill, AnExistingFileIsNotOverwritten) {
  const TestFolder folder;
  (void)folder.write("form.pdf", "mine");
  const Filled filled = fill(folder, data);
  EXPECT_NE(filled.result.exit_code, 0);
  EXPECT_EQ(filled.pdf, "mine");
}

TEST(Fill, NeedsToKnowWhereTo) {
  EXPECT_EQ(run_command(HOSO_COMMAND, {"fill", "ct01"}).exit_code, 1);
  EXPECT_EQ(run_command(HOSO_COMMAND, {"fill", "ct99", "--skeleton"}).exit_code, 1);
}

TEST(Fill, TakesWhatAPackageHolds) {
  const TestFolder folder;
  const auto out = (folder.path() / "out").string();
  const auto sample = std::string(HOSO_SAMPLES) + "/ct01/tt116-2026-hoso-clean-300";
  const auto run = run_command(HOSO_COMMAND, {"run", sample + "/page.pdf", "--out", out, "--no-remember"});
  std::filesystem::path package;
  for (const auto& entry : std::filesystem::directory_iterator(out)) {
    if (entry.is_directory()) package = entry.path();
  }
  ASSERT_FALSE(package.empty()) << run.err;
  const auto pdf = folder.path() / "copy.pdf";
  const auto copied = run_command(HOSO_COMMAND, {"fill", "ct01", "--from", package.string(), "--out", pdf.string()});
  EXPECT_EQ(copied.exit_code, 0) << copied.err;
  const json truth = json::parse(text_of_file(sample + "/truth.json"));
  EXPECT_EQ(read(pdf).at("full_name"), truth.at("values").at("full_name"));
}

TEST(Fill, TakesTheCardHoldersData) {
  const TestFolder folder;
  const auto cards = folder.path() / "cards";
  (void)run_command(HOSO_COMMAND, {"bench", "--cards", "1", "--seed", "7", "--keep", cards.string()});
  std::filesystem::path picture;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(cards)) {
    if (entry.path().extension() == ".jpg") picture = entry.path();
  }
  ASSERT_FALSE(picture.empty());
  const auto pdf = folder.path() / "card.pdf";
  const auto result = run_command(HOSO_COMMAND, {"fill", "ct01", "--from-qr", picture.string(), "--person", "head_",
                                                 "--out", pdf.string()});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const auto values = read(pdf);
  EXPECT_EQ(values.at("head_citizen_id").size(), 12U);
  EXPECT_NE(values.at("head_name"), "");
  EXPECT_FALSE(values.contains("full_name"));
}

TEST(Fill, APictureWithoutACardIsRefused) {
  const TestFolder folder;
  const auto sample = std::string(HOSO_SAMPLES) + "/ct01/tt116-2026-hoso-clean-300/page.pdf";
  const auto result = run_command(HOSO_COMMAND, {"fill", "ct01", "--from-qr", sample, "--out",
                                                 (folder.path() / "x.pdf").string()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("fill.no_card"));
}

}  // namespace
}  // namespace hoso
