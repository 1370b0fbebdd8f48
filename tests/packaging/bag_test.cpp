#include "packaging/bag.hpp"

#include <gmock/gmock.h>

#include <cstdlib>

#include <fmt/format.h>

#include "packaging/write_tree.hpp"
#include "sample_run.hpp"

namespace hoso::test {
namespace {

using packaging::bag_faults;
using packaging::BagFault;
using packaging::to_bytes;
using testing::ElementsAre;
using testing::IsEmpty;

PackageTree payload() {
  PackageTree files;
  files.emplace("a.txt", to_bytes("một"));
  files.emplace("sub/100%.txt", to_bytes("hai"));
  return files;
}

PackageTree bag() {
  return packaging::bagged(payload(), {{"sha512", "sha256"}, {{"Bagging-Date", "2026-11-27"}, {"Contact-Name", ""}}});
}

std::vector<BagFault::Kind> kinds(const PackageTree& tree) {
  std::vector<BagFault::Kind> found;
  for (const BagFault& fault : bag_faults(tree)) found.push_back(fault.kind);
  return found;
}

TEST(Bag, IsWholeAndSaysHowMuchItHolds) {
  const PackageTree tree = bag();
  EXPECT_THAT(bag_faults(tree), IsEmpty());
  EXPECT_EQ(packaging::text_of(tree.at("bag-info.txt")), "Bagging-Date: 2026-11-27\nPayload-Oxum: 8.2\n");
  EXPECT_NE(packaging::text_of(tree.at("manifest-sha256.txt")).find("data/sub/100%25.txt"), std::string::npos);
}

TEST(Bag, EveryFaultIsFound) {
  PackageTree altered = bag();
  altered.at("data/a.txt")[0] ^= 1;
  EXPECT_THAT(kinds(altered), ElementsAre(BagFault::Kind::altered));
  PackageTree missing = bag();
  missing.erase("data/a.txt");
  EXPECT_THAT(kinds(missing), ElementsAre(BagFault::Kind::missing, BagFault::Kind::wrong_total));
  PackageTree more = bag();
  more.emplace("data/b.txt", to_bytes("x"));
  EXPECT_THAT(kinds(more), ElementsAre(BagFault::Kind::unlisted, BagFault::Kind::wrong_total));
  PackageTree tag = bag();
  tag.emplace("note.txt", to_bytes("x"));
  EXPECT_THAT(kinds(tag), ElementsAre(BagFault::Kind::unlisted));
  PackageTree none = payload();
  EXPECT_THAT(kinds(none), ElementsAre(BagFault::Kind::no_bag));
}

TEST(Bag, WeakChecksumsDoNotCount) {
  PackageTree tree = bag();
  for (const char* name :
       {"manifest-sha512.txt", "manifest-sha256.txt", "tagmanifest-sha512.txt", "tagmanifest-sha256.txt"}) {
    tree.erase(name);
  }
  tree.emplace("manifest-md5.txt", to_bytes("x  data/a.txt\n"));
  EXPECT_THAT(kinds(tree), ElementsAre(BagFault::Kind::weak, BagFault::Kind::weak));
}

TEST(Bag, ManifestsMustBeManifests) {
  PackageTree tree = bag();
  tree.at("manifest-sha256.txt") = to_bytes("no digest\nno digest\n");
  EXPECT_THAT(kinds(tree), testing::Contains(BagFault::Kind::unreadable));
}

TEST(BagitPython, Agrees) {
  if (!std::filesystem::exists(HOSO_BAGIT))
    GTEST_SKIP() << "bagit-python was not fetched: tests/support/fetch_bagit BUILD";
  const testing_support::TestFolder folder;
  const auto verdict = [&](const std::string& name, const PackageTree& tree) {
    packaging::write_folder(tree, folder.path() / name);
    const std::string place = (folder.path() / name).string();
    return testing_support::run_command("/usr/bin/python3", {HOSO_BAGIT, "--validate", place}).exit_code;
  };
  PackageTree good = payload();
  good.erase("sub/100%.txt");  // bagit-python 1.9 does not know RFC 8493's %25
  good = packaging::bagged(good, {{"sha512", "sha256"}, {}});
  EXPECT_EQ(verdict("good", good), 0);
  EXPECT_EQ(verdict("dossier", SampleRun::shared().built("bag").tree), 0);
  good.at("data/a.txt")[0] ^= 1;
  EXPECT_NE(verdict("bad", good), 0);
}

}  // namespace
}  // namespace hoso::test
