// Every profile over the sample: files, schemas, PDF/A, the same bytes again.
#include <gmock/gmock.h>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/pdf/pdfa_check.hpp>

#include "packaging/verify.hpp"
#include "packaging/write_tree.hpp"
#include "sample_run.hpp"
#include "support/verapdf.hpp"

namespace hoso::test {
namespace {

using packaging::text_of;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr std::array profiles = {"portal", "sip", "aip", "bag"};

PackageTree whole(const BuiltPackage& package) { return packaging::below(package.folder, package.tree); }

std::vector<std::string> issues_of(const PackageTree& tree) {
  const packaging::PackageVerifier verifier(std::filesystem::path(HOSO_TEMPLATES) / "schema");
  std::vector<std::string> found;
  for (const auto& issue : verifier.verify({tree, {}, {}, {}}, {std::chrono::sys_seconds(), nullptr}).issues) {
    if (packaging::severity_of(issue) != FindingSeverity::advice) {
      found.push_back(issue.code + (issue.arguments.contains("file") ? " " + issue.arguments.at("file") : ""));
    }
  }
  return found;
}

TEST(Build, EveryProfileIsValid) {
  for (const char* profile : profiles)
    EXPECT_THAT(issues_of(whole(SampleRun::shared().built(profile))), IsEmpty()) << profile;
}

TEST(Build, IsTheSameAgain) {
  for (const char* profile : profiles) {
    const BuiltPackage one = SampleRun::shared().built(profile);
    const BuiltPackage again = SampleRun::shared().built(profile);
    EXPECT_EQ(one.folder, again.folder);
    EXPECT_EQ(packaging::zip_of(whole(one), one.time), packaging::zip_of(whole(again), again.time)) << profile;
  }
}

TEST(Build, PapersAreNamedByCodeAndOrdinal) {
  const BuiltPackage package = SampleRun::shared().built("portal");
  ASSERT_THAT(package.papers, SizeIs(2));
  EXPECT_EQ(package.papers[0].path, "H44.12.34-261127-0001.1.pdf");
  EXPECT_EQ(package.papers[1].path, "H44.12.34-261127-0001.2.pdf");
  EXPECT_EQ(package.folder, "H44.12.34-261127-0001");
  EXPECT_THAT(package.tree, Contains(Key("dossier.xml")));
}

TEST(BuildPdf, PapersArePdfaAlsoWhenTakenApart) {
  // Both pages as one paper, in the other order: no scan has that.
  packaging::PackageFacts facts = SampleRun::usual_facts();
  facts.components = {{"KQ1", {1, 2}, "copy", true, "none", false, ""}};
  const BuiltPackage package = SampleRun::shared().built("portal", facts);
  ASSERT_THAT(package.papers, SizeIs(1));
  const Bytes& pdf = package.tree.at("H44.12.34-261127-0001.1.pdf");
  for (const PdfaBreach& breach : pdfa_breaches(pdf)) ADD_FAILURE() << breach.rule << ": " << breach.detail;
  const auto verdict = verapdf_verdict(pdf);
  if (!verdict) GTEST_SKIP() << "veraPDF was not fetched: tests/support/fetch_verapdf BUILD";
  EXPECT_THAT(*verdict, StartsWith("PASS"));
}

TEST(Build, AScanThatIsOnePaperKeepsItsBytes) {
  const BuiltPackage package = SampleRun::shared().built("portal");
  EXPECT_EQ(package.tree.at(package.papers[0].path), SampleRun::shared().tree().at("scans/scan-1.pdf"));
}

TEST(Build, AnAipNeedsItsFonds) {
  packaging::PackageFacts facts;
  EXPECT_THROW(static_cast<void>(SampleRun::shared().built("aip", facts)), Error);
  const BuiltPackage package = SampleRun::shared().built("aip");
  EXPECT_THAT(package.folder, StartsWith("urn_H44.01_uuid_"));
  EXPECT_THAT(text_of(package.tree.at("METS.xml")), HasSubstr("OBJID=\"urn:H44.01:uuid:"));
  EXPECT_THAT(text_of(package.tree.at("representations/rep1/metadata/preservation/PREMIS.xml")), HasSubstr("fmt/478"));
}

TEST(Build, WithoutACodeALocalOneStandsIn) {
  const BuiltPackage package = SampleRun::shared().built("portal", {});
  EXPECT_TRUE(package.local_code);
  EXPECT_THAT(package.code, StartsWith("TAM-20260529-"));
}

TEST(Build, ACodeMustBeAFileName) {
  packaging::PackageFacts facts;
  facts.texts["code"] = "../x";
  EXPECT_THROW(static_cast<void>(SampleRun::shared().built("portal", facts)), Error);
}

TEST(Build, XmllintAgreesWithoutANetwork) {
  if (std::system("command -v xmllint >/dev/null") != 0) GTEST_SKIP() << "xmllint is not installed";
  const testing_support::TestFolder folder;
  const BuiltPackage package = SampleRun::shared().built("aip");
  packaging::write_folder(package.tree, folder.path() / "aip");
  const auto valid = [&](const std::string& schema, const std::string& file) {
    const auto result =
        testing_support::run_command("/usr/bin/xmllint", {"--nonet", "--noout", "--schema",
                                                          fmt::format("{}/schema/packages/{}", HOSO_TEMPLATES, schema),
                                                          (folder.path() / "aip" / file).string()});
    EXPECT_EQ(result.exit_code, 0) << file << result.err;
  };
  valid("package-mets.xsd", "METS.xml");
  valid("package-mets.xsd", "representations/rep1/METS.xml");
  valid("premis-v3-0.xsd", "metadata/preservation/PREMIS.xml");
  valid("premis-v3-0.xsd", "representations/rep1/metadata/preservation/PREMIS.xml");
  valid("ead.xsd", "metadata/descriptive/EAD.xml");
}

}  // namespace
}  // namespace hoso::test
