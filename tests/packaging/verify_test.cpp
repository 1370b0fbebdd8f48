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

const packaging::PackageVerifier& verifier() {
  static const packaging::PackageVerifier one(std::filesystem::path(HOSO_TEMPLATES) / "schema");
  return one;
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

TEST(Verify, SchemasAreOurs) {
  PackageTree bad = package("portal");
  Bytes& xml = bad.at(path_ending(bad, "dossier.xml"));
  std::string text(xml.begin(), xml.end());
  text.replace(text.find("<stages>"), 8, "<steps/><stages>");
  xml = packaging::to_bytes(text);
  EXPECT_THAT(faults(bad), Contains("verify.schema"));
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
