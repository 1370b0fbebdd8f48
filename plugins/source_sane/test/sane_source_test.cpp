// With SANE's own test device. libsane is set up once in a process, so that each case is a process of its own (ctest).
#include "sane_source.hpp"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "device.hpp"

namespace hoso::source_sane {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

/// A configuration of SANE in which only its test device is known; "{…}" lines go into test.conf.
class TestScanner {
 public:
  explicit TestScanner(const std::string& settings = "number_of_devices 1\n", const char* driver = "test") {
    std::string path = (fs::temp_directory_path() / "hoso-sane-XXXXXX").string();
    folder_ = mkdtemp(path.data());
    std::ofstream(folder_ / "dll.conf") << driver << "\n";
    std::ofstream(folder_ / "test.conf") << settings;
    fs::create_directory(folder_ / "dll.d");
  }
  ~TestScanner() { fs::remove_all(folder_); }
  TestScanner(const TestScanner&) = delete;
  TestScanner& operator=(const TestScanner&) = delete;

  [[nodiscard]] std::string request(const std::string& lines) const {
    return std::string(request_head) + "\nconfig-folder " + folder_.string() + "\n" + lines;
  }

 private:
  fs::path folder_;
};

struct Scan {
  std::vector<Page> pages;
  std::vector<Diagnostic> reports;
  std::string error;
};

Scan scan(const std::string& request) {
  Scan result;
  Limits limits;
  limits.pages = 50;
  const StageContext context(limits, {}, {}, [&](Diagnostic one) { result.reports.push_back(std::move(one)); });
  const std::vector<std::uint8_t> bytes(request.begin(), request.end());
  SaneSource source;
  try {
    const auto reader = source.open({"request", bytes}, context);
    for (int i = 0; i < reader->page_count(); ++i) result.pages.push_back(reader->read(i, context));
  } catch (const Error& error) {
    result.error = error.code();
  }
  return result;
}

TEST(SaneSource, TakesRequestsOnly) {
  const auto type_of = [](const std::string& text) {
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    return SaneSource().media_type({"x", bytes});
  };
  EXPECT_EQ(type_of("hoso-scan 1\nlist yes\n"), "application/vnd.hoso.scan-request");
  EXPECT_EQ(type_of("hoso-scan"), "");
  EXPECT_EQ(type_of("%PDF-1.7"), "");
}

TEST(SaneSource, ListsScanners) {
  const TestScanner scanner("number_of_devices 2\n");
  const Scan result = scan(scanner.request("list yes\n"));
  ASSERT_EQ(result.reports.size(), 2U);
  EXPECT_EQ(result.reports[0].code, "scan.device");
  EXPECT_EQ(result.reports[0].arguments.at("device"), "test:0");
  EXPECT_THAT(result.pages, IsEmpty());
}

TEST(SaneSource, AFlatbedGivesOnePageInGrey) {
  const TestScanner scanner;
  const Scan result = scan(scanner.request("resolution 100\nsource Flatbed\n"));
  EXPECT_EQ(result.error, "");
  ASSERT_EQ(result.pages.size(), 1U);
  const Page& page = result.pages[0];
  EXPECT_EQ(page.stated_dpi, 100);
  EXPECT_EQ(page.image.format(), PixelFormat::gray8);
  // The test device is 200 mm wide at most, A4 is 210 x 297 mm.
  EXPECT_NEAR(page.image.size().width, 787, 2);
  EXPECT_NEAR(page.image.size().height, 787, 2);
  EXPECT_EQ(page.image.bytes()[0], 0) << "solid black";
}

TEST(SaneSource, AFeederGivesAllItsSheetsInColour) {
  const TestScanner scanner("number_of_devices 1\ntest-picture \"Solid white\"\n");
  const Scan result = scan(scanner.request("resolution 30\nmode color\nsource ADF\n"));
  EXPECT_EQ(result.error, "scan.no_more_pages");
  ASSERT_EQ(result.pages.size(), 10U) << "as many sheets as the test device has";
  EXPECT_EQ(result.pages[9].image.format(), PixelFormat::bgr24);
  EXPECT_EQ(result.pages[9].image.bytes()[0], 255);
}

struct Trouble {
  const char* status;
  const char* code;
};

class DeviceTrouble : public testing::TestWithParam<Trouble> {};

TEST_P(DeviceTrouble, HasACodeOfItsOwn) {
  const TestScanner scanner(std::string("number_of_devices 1\nread-status-code \"") + GetParam().status + "\"\n");
  const Scan result = scan(scanner.request("resolution 30\nsource Flatbed\n"));
  EXPECT_EQ(result.error, GetParam().code);
  EXPECT_THAT(result.pages, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Statuses, DeviceTrouble,
    testing::Values(Trouble{"SANE_STATUS_JAMMED", "scan.jammed"}, Trouble{"SANE_STATUS_COVER_OPEN", "scan.cover_open"},
                    Trouble{"SANE_STATUS_NO_DOCS", "scan.no_paper"},
                    Trouble{"SANE_STATUS_DEVICE_BUSY", "scan.device_busy"},
                    Trouble{"SANE_STATUS_ACCESS_DENIED", "scan.access_denied"},
                    Trouble{"SANE_STATUS_CANCELLED", "scan.stopped"}, Trouble{"SANE_STATUS_IO_ERROR", "scan.failed"}),
    [](const auto& each) { return std::string(each.param.code).substr(5); });

TEST(SaneSource, SaysWhichScannersThereAreWhenItIsNotClear) {
  const TestScanner two("number_of_devices 2\n");
  EXPECT_EQ(scan(two.request("resolution 30\n")).error, "scan.which_device");
  EXPECT_EQ(scan(two.request("resolution 30\ndevice test:1\nsource Flatbed\n")).pages.size(), 1U);
  EXPECT_EQ(scan(two.request("device test:7\n")).error, "scan.unknown_device");
}

TEST(SaneSource, WithoutAScannerSaysSo) {
  const TestScanner none("", "#test");
  EXPECT_EQ(scan(none.request("resolution 30\n")).error, "scan.no_device");
}

TEST(SaneSource, WhatTheScannerDoesNotHaveIsRefused) {
  const TestScanner scanner;
  EXPECT_EQ(scan(scanner.request("source Tray 9\n")).error, "scan.bad_option");
  EXPECT_EQ(scan(scanner.request("mode sepia\n")).error, "scan.bad_option");
  EXPECT_EQ(scan(scanner.request("resolution 1e9\n")).error, "scan.bad_option");
}

TEST(Choices, AreFoundByTheirCommonNames) {
  const std::vector<std::string> sources{"Flatbed", "ADF Front", "ADF Duplex"};
  EXPECT_EQ(chosen(sources, "flatbed"), "Flatbed");
  EXPECT_EQ(chosen(sources, "adf duplex"), "ADF Duplex");
  EXPECT_EQ(chosen(sources, "duplex"), "ADF Duplex");
  EXPECT_EQ(chosen(sources, "ADF"), "") << "two could be meant";
  EXPECT_EQ(chosen({"Flatbed", "Automatic Document Feeder"}, "ADF"), "Automatic Document Feeder");
  EXPECT_EQ(chosen({"Lineart", "True Gray", "24bit Color"}, "gray"), "True Gray");
}

}  // namespace
}  // namespace hoso::source_sane
