// hoso pack, verify, unpack as people use them; signed packages.
#include <gmock/gmock.h>

#include <sys/stat.h>

#include <fstream>
#include <random>

#include <fmt/format.h>

#include "packaging/read_tree.hpp"
#include "sample_run.hpp"

namespace hoso::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing_support::CommandResult;
using testing_support::run_command;
using testing_support::TestFolder;

CommandResult hoso(std::vector<std::string> arguments, const std::vector<std::string>& environment = {}) {
  arguments.emplace_back("--lang");
  arguments.emplace_back("vi");
  return run_command(HOSO_COMMAND, arguments, environment);
}

CommandResult pack(const fs::path& out, const std::string& profile, std::vector<std::string> more = {},
                   const std::vector<std::string>& environment = {}) {
  std::vector<std::string> arguments{"pack",      SampleRun::shared().package().string(), "--profile", profile, "--out",
                                     out.string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return hoso(arguments, environment);
}

void write(const fs::path& file, const Bytes& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

TEST(PackageCommand, MakesWhatItVerifies) {
  const TestFolder folder;
  for (const char* profile : {"portal", "sip", "bag"}) {
    const auto made = pack(folder.path() / profile, profile);
    ASSERT_EQ(made.exit_code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr("1. Tờ khai thay đổi thông tin cư trú (1 trang)"));
    EXPECT_THAT(made.out, HasSubstr("dùng mã tạm: TAM-"));
    const fs::path zip = fs::directory_iterator(folder.path() / profile)->path();
    const auto seen = hoso({"verify", zip.string()});
    EXPECT_EQ(seen.exit_code, 0) << seen.out << seen.err;
    EXPECT_THAT(seen.out, HasSubstr("Gói hợp lệ."));
  }
}

TEST(PackageCommand, AnotherTimeAndZoneGiveTheSameBytes) {
  const TestFolder folder;
  ASSERT_EQ(pack(folder.path() / "a", "bag", {}, {"TZ=UTC"}).exit_code, 0);
  ASSERT_EQ(pack(folder.path() / "b", "bag", {}, {"TZ=Asia/Ho_Chi_Minh", "SOURCE_DATE_EPOCH=1", "LC_ALL=C"}).exit_code,
            0);
  const fs::path one = fs::directory_iterator(folder.path() / "a")->path();
  EXPECT_EQ(packaging::read_file(one), packaging::read_file(folder.path() / "b" / one.filename()));
}

TEST(PackageCommand, AFolderHoldsTheFilesOfTheZip) {
  const TestFolder folder;
  ASSERT_EQ(pack(folder.path() / "zip", "portal").exit_code, 0);
  ASSERT_EQ(pack(folder.path() / "files", "portal", {"--folder"}).exit_code, 0);
  const fs::path zip = fs::directory_iterator(folder.path() / "zip")->path();
  const packaging::PackageTree files = packaging::read_folder(folder.path() / "files");
  EXPECT_EQ(files, packaging::read_zip(packaging::read_file(zip)).tree);
}

TEST(PackageCommand, NeverOverwrites) {
  const TestFolder folder;
  ASSERT_EQ(pack(folder.path(), "portal").exit_code, 0);
  const auto again = pack(folder.path(), "portal");
  EXPECT_EQ(again.exit_code, 5);
  EXPECT_THAT(again.err, HasSubstr("output.not_written"));
}

TEST(PackageCommand, UnpacksIntoANewFolder) {
  const TestFolder folder;
  ASSERT_EQ(pack(folder.path() / "zip", "portal").exit_code, 0);
  const fs::path zip = fs::directory_iterator(folder.path() / "zip")->path();
  const auto done = hoso({"unpack", zip.string(), "--out", (folder.path() / "files").string()});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_EQ(packaging::read_folder(folder.path() / "files"), packaging::read_zip(packaging::read_file(zip)).tree);
  EXPECT_NE(hoso({"unpack", zip.string(), "--out", (folder.path() / "files").string()}).exit_code, 0);
  const auto bad = folder.write("bad.zip", "PK\x03\x04 no zip");
  EXPECT_THAT(hoso({"unpack", bad.string(), "--out", (folder.path() / "x").string()}).err,
              HasSubstr("package.unreadable"));
  EXPECT_FALSE(fs::exists(folder.path() / "x"));
}

TEST(PackageCommand, MistakesAreTold) {
  const TestFolder folder;
  EXPECT_THAT(pack(folder.path(), "sipp").err, HasSubstr("gần nhất là sip"));
  EXPECT_THAT(hoso({"pack", "--list"}).out, HasSubstr("SIP_hoso"));
  const auto facts = folder.write("facts.json", R"({"code": ["x"]})");
  EXPECT_THAT(pack(folder.path(), "sip", {"--facts", facts.string()}).err, HasSubstr("package.bad_facts"));
  EXPECT_THAT(pack(folder.path(), "aip").err, HasSubstr("archive.fonds"));
  EXPECT_THAT(hoso({"pack", folder.path().string(), "--profile", "sip"}).err, HasSubstr("package.scan_missing"));
}

/// A key of nobody for one test.
struct SigningKey {
  SigningKey() {
    const std::string made = fmt::format(
        "cd '{}' && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k.key -out k.pem "
        "-days 30 "
        "-subj /CN=thu -addext keyUsage=critical,digitalSignature >/dev/null 2>&1 && "
        "openssl pkcs12 -export -inkey k.key -in k.pem -out k.p12 -passout pass:1 && mkdir trust && cp k.pem trust/",
        folder.path().string());
    EXPECT_EQ(std::system(made.c_str()), 0);
    ::chmod(folder.write("pin", "1\n").c_str(), S_IRUSR);
  }
  TestFolder folder;
};

TEST(PackageCommand, OneFlippedByteOfASignedPackageIsFound) {
  const SigningKey key;
  ASSERT_EQ(pack(key.folder.path() / "out", "bag").exit_code, 0);
  const fs::path zip = fs::directory_iterator(key.folder.path() / "out")->path();
  const auto made = hoso({"sign", zip.string(), "--key", (key.folder.path() / "k.p12").string(), "--pin-file",
                          (key.folder.path() / "pin").string()});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const std::vector<std::string> verify{"verify", zip.string(), "--trust", (key.folder.path() / "trust").string()};
  const auto good = hoso(verify);
  EXPECT_EQ(good.exit_code, 0) << good.out << good.err;
  EXPECT_THAT(good.out, HasSubstr("thu — nguyên vẹn [CAdES]"));
  const Bytes package = packaging::read_file(zip);
  fs::path beside = zip;
  beside += ".p7s";
  const Bytes signature = packaging::read_file(beside);
  std::mt19937_64 random(9);
  for (int i = 0; i < 24; ++i) {
    const bool in_signature = i % 3 == 0;
    Bytes bad = in_signature ? signature : package;
    const std::size_t at = random() % bad.size();
    bad[at] ^= static_cast<std::uint8_t>(1U << (random() % 8));
    write(in_signature ? beside : zip, bad);
    EXPECT_NE(hoso(verify).exit_code, 0) << (in_signature ? "signature" : "package") << ": byte " << at;
    write(zip, package);
    write(beside, signature);
  }
}

}  // namespace
}  // namespace hoso::test
