// Packages from outside: what is refused before a byte is written.
#include "packaging/read_tree.hpp"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include <archive.h>
#include <archive_entry.h>

#include <hoso/error.hpp>
#include <hoso/zip_writer.hpp>

#include "packaging/write_tree.hpp"
#include "support/hoso_command.hpp"

namespace hoso::packaging {
namespace {

using testing::AnyOf;

Bytes zip_with(const std::vector<std::pair<std::string, std::string>>& entries) {
  ZipWriter zip{std::chrono::sys_seconds()};
  for (const auto& [name, text] : entries) zip.add(name, bytes_of(text), ZipMethod::deflated);
  return std::move(zip).finish();
}

/// Why a zip was refused, or else what its files hold.
struct Outcome {
  std::string refusal;
  std::multiset<std::string> texts;
};

Outcome outcome_of(const Bytes& zip, const TreeLimits& limits = {}) {
  Outcome outcome;
  try {
    const ZipContents contents = read_zip(zip, limits);
    for (const auto& [path, bytes] : contents.tree) outcome.texts.emplace(text_of(bytes));
  } catch (const Error& error) {
    outcome.refusal = error.code();
  }
  return outcome;
}

std::string refusal_of(const Bytes& zip, const TreeLimits& limits = {}) { return outcome_of(zip, limits).refusal; }

TEST(ReadTree, GivesBackWhatWasPutIn) {
  PackageTree tree;
  tree.emplace("hồ sơ/tờ khai.xml", to_bytes("<a/>"));
  tree.emplace("b.pdf", to_bytes("%PDF-"));
  const auto time = std::chrono::sys_seconds(std::chrono::seconds(1'780'000'000));
  const ZipContents contents = read_zip(zip_of(tree, time));
  EXPECT_EQ(contents.tree, tree);
  EXPECT_EQ(contents.modified, time);
}

TEST(ReadTree, RefusesNamesThatLeadElsewhere) {
  for (const std::string name : {"../a", "a/../../b", "/etc/passwd", "a//b", "./a", "C:a", "a.", "a /b", " a", "a\nb",
                                 "a\x01", "\xE2\x80\xAEgpj.exe"}) {
    EXPECT_EQ(refusal_of(zip_with({{name, "x"}})), "package.unsafe_path") << name;
  }
  EXPECT_EQ(refusal_of(zip_with({{std::string(300, 'a'), "x"}})), "package.unsafe_path");
  EXPECT_THAT(refusal_of(zip_with({{"\xFF\xFE", "x"}})), AnyOf("package.unsafe_path", "package.unreadable"));
}

TEST(ReadTree, RefusesTwinNames) {
  EXPECT_EQ(refusal_of(zip_with({{"a", "x"}, {"a", "y"}})), "package.unsafe_path");
  EXPECT_EQ(refusal_of(zip_with({{"Đơn.pdf", "x"}, {"đơn.PDF", "y"}})), "package.unsafe_path");
}

Bytes zip_with_link() {
  Bytes bytes(10'000);
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, "link");
  archive_entry_set_filetype(entry, AE_IFLNK);
  archive_entry_set_symlink(entry, "/etc/passwd");
  archive_entry_set_perm(entry, 0777);
  archive_write_header(writer, entry);
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

TEST(ReadTree, RefusesLinks) {
  EXPECT_EQ(refusal_of(zip_with_link()), "package.unsafe_path");
  const testing_support::TestFolder folder;
  folder.write("a", "x");
  std::filesystem::create_symlink("a", folder.path() / "link");
  EXPECT_THROW(static_cast<void>(read_folder(folder.path())), Error);
}

TEST(ReadTree, StopsBombsWhileTheyUnfold) {
  EXPECT_EQ(refusal_of(zip_with({{"zeros", std::string(64U << 20, '\0')}})), "package.too_large");
  TreeLimits few;
  few.files = 2;
  EXPECT_EQ(refusal_of(zip_with({{"a", ""}, {"b", ""}, {"c", ""}}), few), "package.too_large");
  TreeLimits small;
  small.bytes = 10;
  EXPECT_EQ(refusal_of(zip_with({{"a", "0123456789a"}}), small), "package.too_large");
}

TEST(ReadTree, DamagedZipsAreRefusedOrReadAlike) {
  const std::multiset<std::string> texts{"nội dung một", "nội dung hai"};
  const Bytes good = zip_with({{"a.txt", "nội dung một"}, {"b/c.txt", "nội dung hai"}});
  std::mt19937_64 random(3);
  int read = 0;
  const auto judge = [&](const Bytes& bad) {
    const Outcome outcome = outcome_of(bad);
    if (outcome.refusal.empty()) {
      ++read;
      EXPECT_EQ(outcome.texts, texts);
      return;
    }
    EXPECT_THAT(outcome.refusal, AnyOf("package.unreadable", "package.unsafe_path", "package.too_large"));
  };
  for (int i = 0; i < 500; ++i) {
    Bytes bad = good;
    bad[random() % bad.size()] ^= static_cast<std::uint8_t>(1U << (random() % 8));
    judge(bad);
    judge({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(random() % good.size())});
  }
  // Both happen: dates may change unseen here, contents may not.
  EXPECT_GT(read, 0);
  EXPECT_LT(read, 500);
}

TEST(ReadTree, FoldersAreWrittenWholeAndNeverOver) {
  const testing_support::TestFolder folder;
  PackageTree tree;
  tree.emplace("a/b.txt", to_bytes("x"));
  write_folder(tree, folder.path() / "out");
  EXPECT_EQ(read_folder(folder.path() / "out"), tree);
  EXPECT_THROW(write_folder(tree, folder.path() / "out"), Error);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

}  // namespace
}  // namespace hoso::packaging
