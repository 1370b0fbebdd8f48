// Copies with values hidden: nothing of them is left in pictures, words, XML or bytes.
#include "packaging/redaction.hpp"

#include <gmock/gmock.h>

#include <cstdlib>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/pdf/pdfa_check.hpp>

#include "packaging/redact_pdf.hpp"
#include "packaging/verify.hpp"
#include "packaging/write_tree.hpp"
#include "sample_run.hpp"

namespace hoso::test {
namespace {

using packaging::masked;
using packaging::Redaction;
using packaging::text_of;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::filesystem::path templates = HOSO_TEMPLATES;

Redaction redaction(const std::string& profile) {
  return packaging::redaction_of(SampleRun::shared().dossier(),
                                 packaging::load_redaction(profile, templates / "redaction"));
}

PackageTree redacted(const std::string& profile) {
  const SampleRun& run = SampleRun::shared();
  return packaging::redacted(run.tree(), run.dossier(), redaction(profile));
}

TEST(Redaction, MasksAllButTheEnds) {
  EXPECT_EQ(masked("025190001234", {"", "", 3, 4}), "025•••••1234");
  EXPECT_EQ(masked("Đinh Hà", {}), "•••••••");
  EXPECT_EQ(masked("0251", {"", "", 3, 4}), "••••");
  EXPECT_EQ(masked("", {}), "");
}

TEST(Redaction, FindsWhatItsProfileNames) {
  const Redaction ids = redaction("ids");
  ASSERT_THAT(ids.values, Not(IsEmpty()));
  EXPECT_THAT(ids.fields, Contains("0/citizen_id"));
  EXPECT_THAT(ids.fields, Not(Contains("0/full_name")));
  EXPECT_THAT(redaction("public").fields, Contains("0/full_name"));
  EXPECT_THROW(static_cast<void>(packaging::load_redaction("idz", templates / "redaction")), Error);
}

TEST(Redaction, NothingIsLeftInXml) {
  const std::string id = SampleRun::shared().dossier().text_of("citizen_id");
  ASSERT_EQ(id.size(), 12U);
  const PackageTree copy = redacted("ids");
  const std::string xml(text_of(copy.at("dossier.xml")));
  EXPECT_THAT(xml, Not(HasSubstr(id)));
  EXPECT_THAT(xml, HasSubstr(fmt::format("{}•••••{}", id.substr(0, 3), id.substr(8))));
  EXPECT_THAT(xml, HasSubstr("name=\"file-1\""));
  EXPECT_THAT(xml, Not(HasSubstr("<evidence")));
  EXPECT_EQ(copy.count("report.html"), 0U);
  // Still a dossier by its schema.
  const auto again = packaging::packed_dossier(copy.at("dossier.xml"), templates / "schema" / "dossier.xsd");
  EXPECT_EQ(again.forms.size(), SampleRun::shared().dossier().forms.size());
}

TEST(Redaction, NothingIsLeftInTheTextLayer) {
  const std::string name = SampleRun::shared().dossier().text_of("full_name");
  const Bytes& before = SampleRun::shared().tree().at("scans/scan-1.pdf");
  ASSERT_THAT(packaging::text_in_scan(before), HasSubstr(name.substr(0, name.find(' '))));
  const PackageTree copy = redacted("public");
  const std::string after = packaging::text_in_scan(copy.at("scans/scan-1.pdf"));
  EXPECT_THAT(after, Not(HasSubstr(name)));
  EXPECT_THAT(after, HasSubstr("Hạnh phúc"));
  for (const PdfaBreach& breach : pdfa_breaches(copy.at("scans/scan-1.pdf")))
    ADD_FAILURE() << breach.rule << breach.detail;
}

/// Somebody else's eyes: the picture of the copy, read again by hoso itself.
TEST(Redaction, NothingIsLeftInThePicture) {
  const testing_support::TestFolder folder;
  packaging::write_folder(redacted("public"), folder.path() / "copy");
  const auto read = testing_support::run_command(
      HOSO_COMMAND, {"read", (folder.path() / "copy/scans/scan-1.pdf").string(), "--json", "--no-remember"});
  for (const auto& value : redaction("public").values) {
    if (value.telling) {
      EXPECT_THAT(read.out, Not(HasSubstr(value.text)));
    }
  }
}

TEST(Redaction, WhatIsStillThereIsFound) {
  PackageTree tree;
  tree.emplace("note.txt", packaging::to_bytes("số 0251 9000 1234 của ông"));
  Redaction hidden;
  hidden.values.push_back({"025190001234", "•", true});
  EXPECT_THROW(packaging::require_hidden(tree, hidden), Error);
  hidden.values.front().text = "099999999999";
  EXPECT_NO_THROW(packaging::require_hidden(tree, hidden));
}

TEST(Redaction, ThePackageIsValid) {
  const testing_support::TestFolder folder;
  for (const char* profile : {"ids", "public"}) {
    const auto made =
        testing_support::run_command(HOSO_COMMAND, {"pack", SampleRun::shared().package().string(), "--profile", "sip",
                                                    "--redact", profile, "--out", (folder.path() / profile).string()});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    const std::filesystem::path zip = std::filesystem::directory_iterator(folder.path() / profile)->path();
    EXPECT_THAT(zip.string(), HasSubstr(".redacted.zip"));
    const auto seen = testing_support::run_command(HOSO_COMMAND, {"verify", zip.string()});
    EXPECT_EQ(seen.exit_code, 0) << seen.out << seen.err;
  }
}

TEST(Redaction, ACopyIsAnObjectOfItsOwnAlsoWithFacts) {
  const testing_support::TestFolder folder;
  const std::string facts = folder.write("facts.json", R"({"code": "H44.12.34-261127-0001"})").string();
  const auto name_of = [&](const std::string& out, const std::vector<std::string>& more) {
    std::vector<std::string> all{"pack", SampleRun::shared().package().string(), "--profile", "sip"};
    all.insert(all.end(), {"--facts", facts, "--out", (folder.path() / out).string()});
    all.insert(all.end(), more.begin(), more.end());
    const auto made = testing_support::run_command(HOSO_COMMAND, all);
    EXPECT_EQ(made.exit_code, 0) << made.err;
    const std::string name = std::filesystem::directory_iterator(folder.path() / out)->path().filename().string();
    return name.substr(0, name.find('.'));
  };
  EXPECT_NE(name_of("copy", {"--redact", "ids"}), name_of("whole", {}));
}

}  // namespace
}  // namespace hoso::test
