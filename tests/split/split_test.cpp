// hoso split, hoso run --split: what comes out of a stack is what went in.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

#include "filling/separator_sheet.hpp"
#include "support/hoso_command.hpp"
#include "synthetic/degrade.hpp"
#include "synthetic/encode.hpp"

namespace hoso {
namespace {

using nlohmann::json;
using synthetic::Degradation;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing_support::run_command;
using testing_support::TestFolder;

constexpr double dpi = 200;
const std::string one_form = HOSO_SAMPLES "/ct01/tt116-2026-hoso-scan-200/page.jpg";
const std::string other_form = HOSO_SAMPLES "/ct01/tt56-2021-hoso-clean-150/page.png";

PageImage sheet(const std::string& code, Degradation degradation = Degradation::scan, std::uint64_t seed = 1,
                const std::string& procedure = "") {
  const auto printed = filling::separator_sheet({code, procedure, 1}, "");
  const PageImage page = typeset::render_page(printed.pages.front(), dpi, PixelFormat::gray8);
  return synthetic::degrade(page, degradation, dpi, seed);
}

PageImage blank_back() {
  return synthetic::degrade(typeset::render_page({}, dpi, PixelFormat::gray8), Degradation::scan, dpi, 7);
}

std::ptrdiff_t bytes_of_row(const PageImage& page) { return std::ssize(page.bytes()) / page.size().height; }

/// `page` with a strip, in shares of its height, left white.
PageImage covered(const PageImage& page, double top, double bottom) {
  std::vector<std::uint8_t> pixels(page.bytes().begin(), page.bytes().end());
  const std::ptrdiff_t row_bytes = bytes_of_row(page);
  const int height = page.size().height;
  const auto end = static_cast<int>(bottom * height);
  for (int y = static_cast<int>(top * height); y < end; ++y) {
    const auto row = pixels.begin() + y * row_bytes;
    std::fill(row, row + row_bytes, std::uint8_t{255});
  }
  return PageImage(page.size(), page.format(), std::move(pixels));
}

/// Every band of rows shifted, as by a paper jam: symbols stay dense squares and say nothing any more.
PageImage jammed(const PageImage& page) {
  constexpr int band_px = 12, step_px = 29, most_px = 60;
  const std::ptrdiff_t row_bytes = bytes_of_row(page);
  std::vector<std::uint8_t> pixels(page.bytes().begin(), page.bytes().end());
  for (int y = 0; y < page.size().height; ++y) {
    const auto row = pixels.begin() + y * row_bytes;
    std::rotate(row, row + y / band_px * step_px % most_px * (row_bytes / page.size().width), row + row_bytes);
  }
  return PageImage(page.size(), page.format(), std::move(pixels));
}

PageImage upside_down(const PageImage& page) {
  std::vector<std::uint8_t> pixels(page.bytes().begin(), page.bytes().end());
  std::ranges::reverse(pixels);  // of a grey picture, or one whose channels are equal
  return PageImage(page.size(), page.format(), std::move(pixels));
}

class SplitStack : public testing::Test {
 protected:
  std::string file(const std::string& name, const std::vector<PageImage>& pages) const {
    const auto bytes = synthetic::to_scanned_pdf(pages, 80, dpi);
    const auto path = folder_.path() / name;
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path.string();
  }

  [[nodiscard]] json split(std::vector<std::string> files, int exit_code) const {
    files.insert(files.begin(), {"split", "--json", "--form", "ct01"});
    const auto result = run_command(HOSO_COMMAND, files, {"HOSO_DATA=", "SOURCE_DATE_EPOCH=1780000000"});
    EXPECT_EQ(result.exit_code, exit_code) << result.err;
    return json::parse(result.out);
  }

  TestFolder folder_;
};

std::vector<std::string> codes(const json& answer) {
  std::vector<std::string> all;
  for (const json& one : answer.at("dossiers")) {
    const json& code = one.at("dossier_code");
    all.push_back(code.is_null() ? std::string() : code.get<std::string>());
  }
  return all;
}

std::vector<std::string> doubts(const json& dossier) {
  std::vector<std::string> all;
  for (const json& doubt : dossier.at("doubts")) all.push_back(doubt.at("code"));
  return all;
}

TEST_F(SplitStack, SheetsAreReadHoweverTheyWereScanned) {
  std::vector<std::string> files, expected;
  for (const auto& [degradation, name] : synthetic::degradations()) {
    expected.push_back("H45." + std::string(name));
    std::ranges::replace(expected.back(), '_', '-');
    files.push_back(file(std::string(name) + ".pdf", {sheet(expected.back(), degradation, 5, "1.004222")}));
  }
  const json answer = split(files, 2);
  EXPECT_EQ(codes(answer), expected);
  for (const json& one : answer.at("dossiers")) EXPECT_EQ(one.at("procedure"), "1.004222");
}

TEST_F(SplitStack, AStackGivesThePackagesOfItsDossiers) {
  const std::string first = file("first.pdf", {sheet("H45.1"), blank_back()});
  const std::string second = file("second.pdf", {blank_back(), sheet("H45/2")});
  const std::string out = (folder_.path() / "out").string(), html = (folder_.path() / "stack.html").string();
  const auto result = run_command(HOSO_COMMAND,
                                  {"run", "--split", first, one_form, second, other_form, "--form", "ct01",
                                   "--out", out, "--html", html, "--json"},
                                  {"HOSO_DATA=", "SOURCE_DATE_EPOCH=1780000000"});
  ASSERT_THAT(result.exit_code, testing::AnyOf(0, 3)) << result.err;
  const json answer = json::parse(result.out);
  ASSERT_THAT(codes(answer), ElementsAre("H45.1", "H45/2"));
  EXPECT_EQ(answer.at("pages"), 6);
  const json& one = answer.at("dossiers")[0];
  EXPECT_EQ(one.at("first_page"), 1);
  EXPECT_EQ(one.at("last_page"), 4) << "the blank page before the next sheet stays here";
  EXPECT_THAT(one.at("doubts"), IsEmpty());
  EXPECT_EQ(one.at("result").at("documents")[0].at("pages"), json({3}));
  EXPECT_EQ(one.at("result").at("package").at("folder"), out + "/h45-1");
  const json& two = answer.at("dossiers")[1];
  EXPECT_EQ(two.at("result").at("documents")[0].at("version"), "tt56-2021");
  EXPECT_EQ(two.at("result").at("documents")[0].at("pages"), json({2}));
  const std::string xml = testing_support::text_of_file(std::filesystem::path(out) / "h45-1" / "dossier.xml");
  EXPECT_THAT(xml, HasSubstr("kind=\"separator_qr\""));
  EXPECT_THAT(xml, HasSubstr("first.pdf"));
  EXPECT_THAT(xml, testing::Not(HasSubstr("page.png"))) << "files of other dossiers";
  EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(out) / "h45-2" / "SHA256SUMS"));
  const std::string page = testing_support::text_of_file(html);
  std::size_t pictures = 0;
  for (std::size_t at = page.find("<img"); at != std::string::npos; at = page.find("<img", at + 1)) ++pictures;
  EXPECT_EQ(pictures, 6U);
}

TEST_F(SplitStack, TheReadingIsThatOfTheDossierAlone) {
  const json stack = split({file("s.pdf", {sheet("A")}), one_form}, 0);
  const auto alone = run_command(HOSO_COMMAND, {"read", "--json", "--form", "ct01", one_form}, {"HOSO_DATA="});
  json expected = json::parse(alone.out).at("documents")[0].at("fields");
  for (json& field : expected) {
    if (!field.at("page").is_null()) field["page"] = field.at("page").get<int>() + 1;
  }
  EXPECT_EQ(stack.at("dossiers")[0].at("result").at("documents")[0].at("fields"), expected);
}

TEST_F(SplitStack, DoubtfulSheetsAreShownAndNotGuessed) {
  const PageImage good = sheet("A");
  const PageImage half = covered(good, 0.6, 1);
  const json answer = split({file("s.pdf", {upside_down(good), half, sheet("B"), jammed(good)})}, 2);
  ASSERT_THAT(codes(answer), ElementsAre("A", "A", "B"));
  EXPECT_THAT(doubts(answer.at("dossiers")[0]), testing::IsSupersetOf({"split.turned", "split.repeated"}));
  EXPECT_THAT(doubts(answer.at("dossiers")[1]), testing::IsSupersetOf({"split.partly_read", "split.empty"}));
  EXPECT_EQ(answer.at("dossiers")[2].at("last_page"), 4) << "what cannot be read divides nothing";
  EXPECT_THAT(doubts(answer.at("dossiers")[2]), testing::Contains("split.unreadable"));
}

TEST_F(SplitStack, MissingAndSwappedSheetsAreTold) {
  const std::string births = file("s.pdf", {sheet("A", Degradation::scan, 1, "1.001193")});
  const json answer = split({one_form, births, one_form, other_form}, 3);
  ASSERT_THAT(codes(answer), ElementsAre("", "A"));
  EXPECT_THAT(doubts(answer.at("dossiers")[0]), ElementsAre("split.before_first"));
  EXPECT_THAT(doubts(answer.at("dossiers")[1]), ElementsAre("split.form_twice"));
  std::string findings;
  for (const json& finding : answer.at("dossiers")[1].at("result").at("findings")) {
    findings.append(finding.at("code").get<std::string>()).append(" ");
  }
  EXPECT_THAT(findings, HasSubstr("dossier.form_missing")) << "a sheet for births before a residence form";
}

TEST_F(SplitStack, AFileThatCannotBeReadIsTold) {
  const std::string broken = folder_.write("broken.pdf", "%PDF-1.7 nothing").string();
  const json answer = split({file("s.pdf", {sheet("A")}), broken}, 2);
  EXPECT_THAT(codes(answer), ElementsAre("A"));
  const auto only = run_command(HOSO_COMMAND, {"split", broken});
  EXPECT_EQ(only.exit_code, 2);
  EXPECT_THAT(only.out, HasSubstr("0 hồ sơ"));
}

TEST(SplitUsage, WhatBelongsToOneDossierIsRefused) {
  for (const char* option : {"--timings"}) {
    EXPECT_EQ(run_command(HOSO_COMMAND, {"run", "--split", one_form, option}).exit_code, 1) << option;
  }
  EXPECT_EQ(run_command(HOSO_COMMAND, {"run", one_form, "--html", "x.html"}).exit_code, 1);
}

}  // namespace
}  // namespace hoso
