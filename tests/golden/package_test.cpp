// Packages made from the samples.
#include <filesystem>
#include <map>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using testing_support::CommandResult;
using testing_support::run_command;
using testing_support::text_of_file;
using testing_support::TestFolder;
using Environment = std::vector<std::string>;

const fs::path sample = fs::path(HOSO_SAMPLES) / "ct01/tt116-2026-hoso-scan-200";

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), folder).string()] = text_of_file(entry.path());
    }
  }
  return files;
}

void package(const fs::path& out, const std::string& jobs, Environment environment) {
  environment.push_back("SOURCE_DATE_EPOCH=1790000000");
  const CommandResult result =
      run_command(HOSO_COMMAND, {"run", (sample / "page.jpg").string(), "--out", out.string(),
                                 "--jobs", jobs}, environment);
  EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 3)
      << "exit code " << result.exit_code << "\n" << result.err;
}

TEST(Package, HoldsWhatThePortalAndPeopleNeed) {
  const TestFolder out;
  package(out.path(), "2", {});
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files_below(out.path())) {
    EXPECT_FALSE(bytes.empty()) << name;
    names.push_back(fs::path(name).filename().string());
  }
  EXPECT_THAT(names, testing::IsSupersetOf({"dossier.xml", "dossier.xsd", "report.html", "scan-1.pdf",
                                            "SHA256SUMS"}));
  EXPECT_THAT(names, testing::Contains(testing::EndsWith(".zip")));
}

TEST(Package, IsTheSameWithOtherJobsTimeZoneAndLocale) {
  const TestFolder one, two;
  package(one.path(), "1", {"TZ=Asia/Ho_Chi_Minh", "LC_ALL=C"});
  package(two.path(), "2", {"TZ=America/New_York", "LC_ALL=C.UTF-8"});
  const auto first = files_below(one.path()), second = files_below(two.path());
  ASSERT_FALSE(first.empty());
  ASSERT_EQ(first.size(), second.size());
  for (const auto& [name, bytes] : first) {
    ASSERT_TRUE(second.contains(name)) << name;
    EXPECT_TRUE(second.at(name) == bytes) << name << " differs";
  }
}

TEST(Package, ChecksumsHold) {
  const TestFolder out;
  package(out.path(), "2", {});
  for (const auto& entry : fs::recursive_directory_iterator(out.path())) {
    if (entry.path().filename() != "SHA256SUMS") continue;
    const auto check = run_command("/bin/sh", {"-c", "cd '" + entry.path().parent_path().string() +
                                                    "' && sha256sum -c SHA256SUMS"});
    EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
    return;
  }
  FAIL() << "no SHA256SUMS";
}

TEST(Package, ScanKeepsTheScannersBytes) {
  const TestFolder out;
  package(out.path(), "1", {});
  const std::string jpeg = text_of_file(sample / "page.jpg");
  ASSERT_GT(jpeg.size(), 20000U);
  // The entropy-coded data: far behind the headers, which a container may rewrite.
  const std::string core = jpeg.substr(jpeg.size() / 2, 4096);
  for (const auto& [name, bytes] : files_below(out.path())) {
    if (name.ends_with("scan-1.pdf")) {
      EXPECT_NE(bytes.find(core), std::string::npos);
      return;
    }
  }
  FAIL() << "no scan-1.pdf";
}

TEST(Package, TextOfTheScanIsRightVietnamese) {
  const TestFolder out;
  package(out.path(), "1", {});
  const auto truth = nlohmann::json::parse(text_of_file(sample / "truth.json"));
  const auto name = truth["values"]["full_name"].get<std::string>();
  for (const auto& entry : fs::recursive_directory_iterator(out.path())) {
    if (entry.path().filename() != "scan-1.pdf") continue;
    const auto text = run_command("/usr/bin/pdftotext", {"-layout", entry.path().string(), "-"});
    EXPECT_THAT(text.out, testing::HasSubstr("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ"));
    EXPECT_THAT(text.out, testing::HasSubstr(name));
    return;
  }
  FAIL() << "no scan-1.pdf";
}

}  // namespace
}  // namespace hoso
