#include "package.hpp"

#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include <hoso/sha256.hpp>

#include <hoso/zip_writer.hpp>

namespace hoso {
namespace {

using testing::ElementsAre;

constexpr std::chrono::sys_seconds now{
    std::chrono::seconds(1'795'572'180)};  // 2026-11-25 02:03 UTC

std::vector<std::uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

std::vector<Artifact> some_artifacts() {
  return {{"scans/scan-1.pdf", "application/pdf", bytes_of("%PDF-1.7 made up"), false},
          {"dossier.xml", "application/xml", bytes_of(std::string(5000, 'x')), false},
          {"other.zip", "application/zip", bytes_of("not inside"), true}};
}

std::vector<Artifact> emitted(const std::vector<Artifact>& artifacts,
                              std::chrono::sys_seconds at = now) {
  const Limits limits;
  const StageContext context(limits, at, {}, {});
  const Dossier dossier;
  return Package("dossier.zip").emit({dossier, {}, artifacts}, context);
}

struct Unpacked {
  std::string name;
  std::string content;
  std::int64_t modified;
  friend bool operator==(const Unpacked&, const Unpacked&) = default;
};

/// By libarchive's reader, which also checks the CRCs.
std::vector<Unpacked> unpacked(const std::vector<std::uint8_t>& zip) {
  const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  EXPECT_EQ(archive_read_open_memory(reader.get(), zip.data(), zip.size()), ARCHIVE_OK);
  std::vector<Unpacked> files;
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
    std::string content(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
    EXPECT_EQ(archive_read_data(reader.get(), content.data(), content.size()),
              static_cast<la_ssize_t>(content.size()));
    files.push_back({archive_entry_pathname_utf8(entry), content, archive_entry_mtime(entry)});
  }
  EXPECT_STREQ(archive_error_string(reader.get()), nullptr);
  return files;
}

std::string text_of(const Artifact& artifact) {
  return {artifact.bytes.begin(), artifact.bytes.end()};
}

TEST(Package, SumsNameEveryFileOfThePackageByPath) {
  const auto artifacts = some_artifacts();
  const auto made = emitted(artifacts);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[0].path, "SHA256SUMS");
  EXPECT_EQ(text_of(made[0]), sha256_hex(artifacts[1].bytes) + "  dossier.xml\n" +
                                  sha256_hex(artifacts[0].bytes) + "  scans/scan-1.pdf\n");
}

TEST(Package, ZipHoldsThePackageWithTheRunsTime) {
  const auto made = emitted(some_artifacts());
  EXPECT_TRUE(made[1].beside_package);
  EXPECT_EQ(made[1].path, "dossier.zip");
  const std::int64_t time = now.time_since_epoch().count();
  EXPECT_THAT(unpacked(made[1].bytes),
              ElementsAre(Unpacked{"SHA256SUMS", text_of(made[0]), time},
                          Unpacked{"dossier.xml", std::string(5000, 'x'), time},
                          Unpacked{"scans/scan-1.pdf", "%PDF-1.7 made up", time}));
}

TEST(Package, PdfIsStoredAndTextIsDeflated) {
  const std::string zip = text_of(emitted(some_artifacts())[1]);
  EXPECT_NE(zip.find("%PDF-1.7 made up"), std::string::npos);
  EXPECT_EQ(zip.find(std::string(100, 'x')), std::string::npos);
}

TEST(Package, BytesDoNotDependOnTheTimeZone) {
  const auto here = emitted(some_artifacts());
  ASSERT_EQ(setenv("TZ", "Asia/Ho_Chi_Minh", 1), 0);
  tzset();
  const auto there = emitted(some_artifacts());
  unsetenv("TZ");
  tzset();
  EXPECT_EQ(here[1].bytes, there[1].bytes);
}

TEST(Package, TimeBefore1980BecomesTheFirstZipCanSay) {
  const auto made = emitted(some_artifacts(), std::chrono::sys_seconds{});
  EXPECT_EQ(unpacked(made[1].bytes)[0].modified, 315'532'800);  // 1980-01-01
}

TEST(Package, EmptyFileIsKept) {
  ZipWriter zip(now);
  zip.add("empty.txt", {}, ZipMethod::deflated);
  const auto files = unpacked(std::move(zip).finish());
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].content, "");
}

class UnsafePath : public testing::TestWithParam<std::string> {};

TEST_P(UnsafePath, IsRefused) {
  EXPECT_FALSE(is_safe_package_path(GetParam()));
  EXPECT_THROW(emitted({{GetParam(), "text/plain", {}, false}}), Error);
}

INSTANTIATE_TEST_SUITE_P(Names, UnsafePath,
                         testing::Values("", "..", "../x", "a/../x", "/etc/passwd", "a//b", "a/",
                                         "a\\b", "a\nb", "C:x", "hồ-sơ.pdf", ".hidden", "a/.git/b",
                                         "x.", std::string("a\0b", 3), "\u202Efdp.exe"));

TEST(Package, SamePathTwiceIsRefused) {
  const Artifact artifact{"a.txt", "text/plain", {}, false};
  EXPECT_THROW(emitted({artifact, artifact}), Error);
  EXPECT_THROW(emitted({{"SHA256SUMS", "text/plain", {}, false}}), Error);
}

TEST(Package, UnsafeZipNameIsRefused) { EXPECT_THROW(Package("../x.zip"), Error); }

}  // namespace
}  // namespace hoso
