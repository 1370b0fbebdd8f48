// What verification finds: each kind of damage, and any single byte.
#include "packaging/verify.hpp"

#include <gmock/gmock.h>

#include <random>

#include <hoso/error.hpp>

#include "packaging/read_tree.hpp"
#include "sample_run.hpp"

namespace hoso::test {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const packaging::PackageVerifier& verifier() {
  static const packaging::PackageVerifier one(std::filesystem::path(HOSO_TEMPLATES) / "schema");
  return one;
}

std::vector<std::string> codes_of(const packaging::PackageReport& report) {
  std::vector<std::string> codes;
  for (const auto& issue : report.issues) codes.push_back(issue.code);
  return codes;
}

std::vector<std::string> faults_of(const packaging::PackageEvidence& evidence) {
  std::vector<std::string> found;
  for (const auto& issue : verifier().verify(evidence, {std::chrono::sys_seconds(), nullptr}).issues) {
    if (packaging::severity_of(issue) != FindingSeverity::advice) found.push_back(issue.code);
  }
  return found;
}

std::vector<std::string> faults(const PackageTree& tree) { return faults_of({tree, {}, {}, {}}); }

PackageTree package(const std::string& profile) {
  const BuiltPackage built = SampleRun::shared().built(profile);
  return packaging::below(built.folder, built.tree);
}

std::string path_ending(const PackageTree& tree, std::string_view end) {
  for (const auto& [path, bytes] : tree) {
    if (path.ends_with(end)) return path;
  }
  throw std::out_of_range("no such file");
}

TEST(Verify, WhatARunWroteIsWhole) {
  EXPECT_THAT(faults(packaging::below("page", SampleRun::shared().tree())), IsEmpty());
  PackageTree bad = SampleRun::shared().tree();
  bad.at("report.html")[0] ^= 1;
  EXPECT_THAT(faults(bad), Contains("verify.altered"));
  bad.erase("report.html");
  EXPECT_THAT(faults(bad), Contains("verify.missing"));
  bad.emplace("more.txt", Bytes{'x'});
  EXPECT_THAT(faults(bad), Contains("verify.unlisted"));
}

TEST(Verify, AnInformationPackageTellsTheTruth) {
  PackageTree altered = package("sip");
  altered.at(path_ending(altered, ".1.pdf"))[1000] ^= 1;
  EXPECT_THAT(faults(altered), Contains("verify.altered"));
  PackageTree missing = package("sip");
  missing.erase(path_ending(missing, ".1.pdf"));
  EXPECT_THAT(faults(missing), Contains("verify.missing"));
  PackageTree more = package("sip");
  const std::string top = more.begin()->first.substr(0, more.begin()->first.find('/'));
  more.emplace(top + "/documentation/note.txt", Bytes{'x'});
  EXPECT_THAT(faults(more), Contains("verify.unlisted"));
}

TEST(Verify, ABagHoldsOneFolder) {
  const PackageTree good = package("bag");
  EXPECT_THAT(faults(good), IsEmpty());
  const std::string top = good.begin()->first.substr(0, good.begin()->first.find('/'));
  for (const char* other : {"/data/~other/note.txt", "/data/!other/note.txt", "/data/note.txt", "/data/~note.txt"}) {
    PackageTree bad = good;
    bad.emplace(top + other, Bytes{'x'});
    EXPECT_THAT(faults(bad), Contains("verify.not_separate")) << other;
  }
}

TEST(Verify, SchemasAreOurs) {
  PackageTree bad = package("portal");
  Bytes& xml = bad.at(path_ending(bad, "dossier.xml"));
  std::string text(xml.begin(), xml.end());
  text.replace(text.find("<stages>"), 8, "<steps/><stages>");
  xml = packaging::to_bytes(text);
  EXPECT_THAT(faults(bad), Contains("verify.schema"));
}

/// `pdf` with its first `from` replaced.
Bytes patched(const Bytes& pdf, std::string_view from, std::string_view to) {
  std::string text(pdf.begin(), pdf.end());
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return packaging::to_bytes(text);
}

/// A portal package whose first paper is `pdf`.
packaging::PackageReport report_with(const Bytes& pdf) {
  PackageTree tree = package("portal");
  tree.at(path_ending(tree, ".1.pdf")) = pdf;
  return verifier().verify({tree, {}, {}, {}}, {std::chrono::sys_seconds(), nullptr});
}

TEST(Verify, OtherProgramsPdfsAreNotJudged) {
  const Bytes& ours = SampleRun::shared().tree().at("scans/scan-1.pdf");
  EXPECT_THAT(codes_of(report_with(ours)), Not(Contains(StartsWith("verify.pdf_"))));
  // Each is what hoso never writes: what the metadata say is not what Info says.
  const Bytes changed = patched(ours, "<pdf:Producer>hoso", "<pdf:Producer>gone");
  EXPECT_THAT(codes_of(report_with(changed)), Contains("verify.pdf_profile"));
  const Bytes foreign = patched(ours, "<xmp:CreatorTool>hoso", "<xmp:CreatorTool>scan");
  Bytes sealed = changed;
  for (const char letter : std::string_view("% /ByteRange\n")) sealed.push_back(static_cast<std::uint8_t>(letter));
  for (const Bytes& pdf : {foreign, sealed}) {
    const std::vector<std::string> codes = codes_of(report_with(pdf));
    EXPECT_THAT(codes, Contains("verify.pdf_foreign"));
    EXPECT_THAT(codes, Not(Contains("verify.pdf_profile")));
  }
}

TEST(Verify, SignaturesThatCannotBeReadAreDamaged) {
  const packaging::PackageReport report = report_with(packaging::to_bytes("%PDF-1.7 /ByteRange"));
  EXPECT_THAT(codes_of(report), Not(Contains("verify.pdf_profile")));
  ASSERT_EQ(report.signatures.size(), 1U);
  EXPECT_EQ(report.signatures[0].reports.at(0).issues.at(0).code, "signature.damaged");
  EXPECT_EQ(packaging::worst_of(report), FindingSeverity::blocking);
}

TEST(Verify, OtherThingsAreNoPackages) {
  PackageTree tree;
  tree.emplace("a/b.txt", Bytes{'x'});
  EXPECT_THAT(faults(tree), Contains("verify.unknown_package"));
  EXPECT_THAT(faults(PackageTree()), Contains("verify.unknown_package"));
}

/// The zip's own headers and dates, too, though no checksum covers them.
TEST(Verify, AnyFlippedByteOfAZipIsFound) {
  for (const char* profile : {"portal", "bag"}) {
    const BuiltPackage built = SampleRun::shared().built(profile);
    const Bytes good = packaging::zip_of(packaging::below(built.folder, built.tree), built.time);
    const auto read = packaging::read_zip(good);
    EXPECT_THAT(faults_of({read.tree, good, read.modified, {}}), IsEmpty());
    std::mt19937_64 random(5);
    for (int i = 0; i < 40; ++i) {
      Bytes bad = good;
      // Half of them where a zip keeps its books.
      const std::size_t at = i % 2 == 0 ? random() % bad.size() : bad.size() - 1 - random() % 1500;
      bad[at] ^= static_cast<std::uint8_t>(1U << (random() % 8));
      std::vector<std::string> found;
      try {
        const auto contents = packaging::read_zip(bad);
        found = faults_of({contents.tree, bad, contents.modified, {}});
      } catch (const Error& error) {
        found = {error.code()};
      }
      EXPECT_THAT(found, Not(IsEmpty())) << profile << ": byte " << at << " of " << bad.size();
    }
  }
}

}  // namespace
}  // namespace hoso::test
