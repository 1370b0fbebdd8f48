#include "pdf_source.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "pdf_builder.hpp"

namespace hoso::source_poppler::test {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

constexpr double dpi = 100;
constexpr PixelSize a4_px{827, 1169};

struct Result {
  std::vector<hoso::Page> pages;
  std::vector<std::string> reported;
  std::string error;
};

Result read_all(const std::string& file, const Limits& limits = {}) {
  static PdfSource source(dpi);
  Result result;
  const InputFile input{"a.pdf", {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()}};
  const StageContext context(limits, {}, {}, [&](const Diagnostic& diagnostic) {
    result.reported.push_back(diagnostic.code);
  });
  try {
    const auto reader = source.open(input, context);
    for (int i = 0; i < reader->page_count(); ++i) {
      result.pages.push_back(reader->read(i, context));
    }
  } catch (const Error& error) {
    result.error = error.code();
  }
  return result;
}

hoso::Page only_page(const std::string& file) {
  const Result result = read_all(file);
  EXPECT_THAT(result.pages, SizeIs(1)) << result.error;
  EXPECT_THAT(result.reported, IsEmpty());
  return result.pages.empty() ? hoso::Page() : result.pages[0];
}

PdfImage scan(const std::string& name = "scan.jpg") { return {.bytes = test_data(name)}; }

std::string bytes_of(const EncodedImage& image) { return {image.bytes.begin(), image.bytes.end()}; }

/// Blue, green, red at the middle of a quarter of the page; JPEG noise rounded away.
std::vector<int> quarter(const PageImage& image, int column, int row) {
  const int x = image.size().width * (2 * column + 1) / 4;
  const int y = image.size().height * (2 * row + 1) / 4;
  std::vector<int> colors;
  for (int c = 0; c < bytes_per_pixel(image.format()); ++c) {
    const std::size_t at = static_cast<std::size_t>(x * bytes_per_pixel(image.format()) + c);
    colors.push_back(static_cast<int>(std::lround(image.row(y)[at] / 51.0)) * 51);
  }
  return colors;
}

const std::vector<int> red{0, 0, 255}, green{0, 255, 0}, blue{255, 0, 0}, white{255, 255, 255};

TEST(ScanTest, PictureAndBytesAreTheScannersOwn) {
  const auto page = only_page(pdf({{full_page_image}}, scan()));
  EXPECT_EQ(page.image.size(), (PixelSize{168, 232}));
  EXPECT_EQ(quarter(page.image, 0, 0), red);
  EXPECT_EQ(quarter(page.image, 1, 0), green);
  EXPECT_EQ(quarter(page.image, 0, 1), blue);
  EXPECT_NEAR(page.stated_dpi, 20, 0.4);
  EXPECT_EQ(page.quarter_turns, 0);
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(bytes_of(*page.encoded), test_data("scan.jpg"));
  EXPECT_EQ(page.encoded->components, 3);
}

TEST(ScanTest, GreyScanStaysGrey) {
  PdfImage image = scan("grey.jpg");
  image.color_space = "/DeviceGray";
  const auto page = only_page(pdf({{full_page_image}}, image));
  EXPECT_EQ(page.image.format(), PixelFormat::gray8);
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->components, 1);
}

TEST(ScanTest, PagesOfRotateIsATurn) {
  const auto page = only_page(
      pdf({{.content = full_page_image, .entries = "/Rotate 90"}}, scan()));
  EXPECT_EQ(page.quarter_turns, 1);
  EXPECT_EQ(page.image.size(), (PixelSize{232, 168}));
  EXPECT_EQ(quarter(page.image, 0, 0), blue);
  EXPECT_EQ(quarter(page.image, 1, 0), red);
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->size, (PixelSize{168, 232}));
}

TEST(ScanTest, PictureThatLiesOnItsSideIsTurned) {
  // Landscape page; the matrix turns the picture a quarter counter-clockwise.
  const auto page = only_page(pdf({{.content = "0 595.28 -841.89 0 841.89 0 cm /Im Do",
                                    .media_box = "[0 0 841.89 595.28]"}},
                                  scan()));
  EXPECT_EQ(page.quarter_turns, 3);
  EXPECT_EQ(quarter(page.image, 0, 0), green);
  EXPECT_EQ(quarter(page.image, 0, 1), red);
  EXPECT_TRUE(page.encoded);
}

TEST(ScanTest, InvisibleTextIsGivenAndHarmsNothing) {
  const std::string text = "BT 3 Tr /Latin 20 Tf 100 700 Td (Cong hoa) Tj ET\n";
  const auto page = only_page(pdf({{full_page_image + text}}, scan()));
  EXPECT_TRUE(page.encoded);
  ASSERT_THAT(page.words, ElementsAre(Field(&Word::text, "Cong"), Field(&Word::text, "hoa")));
  // 100 pt from the left, 142 pt from the top, at 168 px for 595 pt.
  EXPECT_NEAR(page.words[0].box.x, 100 * 168 / 595.0, 1);
  EXPECT_NEAR(page.words[0].box.y + page.words[0].box.height, 142 * 168 / 595.0, 3);
}

TEST(ScanTest, WhatIsBelowThePictureDoesNotMatter) {
  EXPECT_TRUE(only_page(pdf({{"1 0 0 rg 0 0 50 50 re f\n" + full_page_image}}, scan())).encoded);
}

TEST(ScanTest, BytesBehindAnotherFilterAreUnwrapped) {
  PdfImage image = scan();
  image.bytes = hex(image.bytes);
  image.filter = "[/ASCIIHexDecode /DCTDecode]";
  const auto page = only_page(pdf({{full_page_image}}, image));
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(bytes_of(*page.encoded), test_data("scan.jpg"));
}

class NoScanTest : public testing::TestWithParam<std::string> {};

TEST_P(NoScanTest, IsRendered) {
  const auto page = only_page(pdf({{GetParam()}}, scan()));
  EXPECT_FALSE(page.encoded);
  EXPECT_EQ(page.image.size(), a4_px);
  EXPECT_NEAR(page.stated_dpi, dpi, 0.1);
}

INSTANTIATE_TEST_SUITE_P(
    Contents, NoScanTest,
    testing::Values(full_page_image + "BT /Latin 20 Tf 100 700 Td (note) Tj ET",
                    full_page_image + "100 100 m 200 200 l S",
                    full_page_image + "100 100 50 50 re f",
                    full_page_image + full_page_image + "100 100 50 50 re f",
                    "q 500 0 0 700 48 70 cm /Im Do Q",                  // margins
                    "q 595.28 20 -20 841.89 0 0 cm /Im Do Q",           // slanted
                    "q -595.28 0 0 841.89 595.28 0 cm /Im Do Q",        // mirrored
                    "q 0 0 300 841 re W n " + full_page_image + " Q",   // clipped
                    "q 700 0 0 990 -50 -70 cm /Im Do Q"));              // cut by the page

TEST(ScanTest, ColoursThatNeedConversionAreRendered) {
  PdfImage cmyk = scan("cmyk.jpg");
  cmyk.color_space = "/DeviceCMYK";
  PdfImage inverted = scan();
  inverted.entries = "/Decode [1 0 1 0 1 0]";
  PdfImage masked = scan();
  masked.entries = "/Mask [0 10 0 10 0 10]";
  for (const PdfImage& image : {cmyk, inverted, masked}) {
    EXPECT_FALSE(only_page(pdf({{full_page_image}}, image)).encoded) << image.entries;
  }
}

TEST(ScanTest, DictionaryThatLiesAboutItsJpegIsNotBelieved) {
  PdfImage image = scan();
  image.height = 231;
  EXPECT_FALSE(only_page(pdf({{full_page_image}}, image)).encoded);
}

TEST(ScanTest, CutShortJpegIsAWarningOnlyWhenMostIsThere) {
  PdfImage image = scan();
  image.bytes.resize(image.bytes.size() * 4 / 5);
  const Result most = read_all(pdf({{full_page_image}}, image));
  EXPECT_THAT(most.reported, ElementsAre("input.page_incomplete")) << most.error;
  ASSERT_THAT(most.pages, SizeIs(1));
  EXPECT_FALSE(most.pages[0].encoded);
  EXPECT_EQ(quarter(most.pages[0].image, 0, 0), red);

  image.bytes.resize(image.bytes.size() / 2);
  EXPECT_EQ(read_all(pdf({{full_page_image}}, image)).error, "input.page_damaged");
}

TEST(RenderTest, BlackPrintIsGreyAndColourIsBgr) {
  const auto black = only_page(pdf({{"0 g 0 421 298 421 re f"}}));
  EXPECT_EQ(black.image.format(), PixelFormat::gray8);
  EXPECT_THAT(quarter(black.image, 0, 0), ElementsAre(0));
  EXPECT_THAT(quarter(black.image, 1, 0), ElementsAre(255));

  const auto colored = only_page(pdf({{"1 0 0 rg 0 421 298 421 re f"}}));
  EXPECT_EQ(colored.image.format(), PixelFormat::bgr24);
  EXPECT_EQ(quarter(colored.image, 0, 0), red);
  EXPECT_EQ(quarter(colored.image, 1, 1), white);
}

/// Share of dark pixels in a box.
double ink(const PageImage& image, const PixelRect& box) {
  int dark = 0;
  for (int y = box.y; y < box.y + box.height; ++y) {
    const auto row = image.row(y).subspan(static_cast<std::size_t>(box.x),
                                          static_cast<std::size_t>(box.width));
    dark += static_cast<int>(std::ranges::count_if(row, [](int level) { return level < 128; }));
  }
  return static_cast<double>(dark) / (box.width * box.height);
}

TEST(RenderTest, WordsLieWhereTheirInkIs) {
  for (const std::string entries : {"", "/Rotate 90", "/Rotate 180", "/Rotate 270"}) {
    const auto page = only_page(
        pdf({{.content = "BT /Latin 40 Tf 100 500 Td (HOME) Tj ET", .entries = entries}}));
    ASSERT_THAT(page.words, SizeIs(1)) << entries;
    EXPECT_EQ(page.words[0].text, "HOME");
    EXPECT_GT(ink(page.image, page.words[0].box), 0.1) << entries;
    EXPECT_LT(ink(page.image, {0, 0, page.image.size().width, page.image.size().height}), 0.02);
    EXPECT_EQ(page.quarter_turns, 0);
  }
}

TEST(RenderTest, WordsAreNfc) {
  const auto page = only_page(pdf({{"BT /Vietnamese 40 Tf 100 500 Td (A) Tj ET"}}));
  EXPECT_THAT(page.words, ElementsAre(Field(&Word::text, "ệ")));
}

TEST(RenderTest, EveryPageIsRead) {
  const Result result = read_all(pdf({{full_page_image}, {""}, {"0 0 9 9 re f"}}, scan()));
  ASSERT_THAT(result.pages, SizeIs(3)) << result.error;
  EXPECT_TRUE(result.pages[0].encoded);
  EXPECT_EQ(result.pages[1].image.size(), a4_px);
}

TEST(HostileTest, HugePageIsRefusedBeforeItIsRendered) {
  EXPECT_EQ(read_all(pdf({{.media_box = "[0 0 2000000 2000000]"}})).error, "limit.pixels");
  EXPECT_EQ(read_all(pdf({{.media_box = "[0 0 14400 14400]"}})).error, "limit.pixels");
  EXPECT_EQ(read_all(pdf({{.media_box = "[0 0 99999999999999 9]"}})).error, "limit.pixels");
}

TEST(HostileTest, TinyPageIsNoPage) {
  EXPECT_EQ(read_all(pdf({{.media_box = "[0 0 1 1]"}})).error, "input.too_small");
}

TEST(HostileTest, PasswordIsAskedForOnlyWhereOneIsNeeded) {
  const std::string plain = pdf({{full_page_image}}, scan());
  EXPECT_EQ(read_all(encrypted(plain, "secret")).error, "input.encrypted");
  const auto page = only_page(encrypted(plain, ""));
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(bytes_of(*page.encoded), test_data("scan.jpg"));
}

TEST(HostileTest, DamageIsReportedAndNothingIsPrinted) {
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  EXPECT_EQ(read_all("%PDF-1.7\nnothing of the kind").error, "input.damaged");
  EXPECT_EQ(read_all(pdf({{"0 0 9 9 re f"}}).substr(0, 60)).error, "input.damaged");
  EXPECT_EQ(read_all(pdf({})).error, "input.damaged");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST(HostileTest, ContentDecidesNotTheName) {
  const auto type = [](const std::string& bytes) {
    return PdfSource(dpi).media_type(
        {"a.pdf", {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}});
  };
  EXPECT_EQ(type("%PDF-1.4"), "application/pdf");
  EXPECT_EQ(type(std::string(500, '\n') + "%PDF-1.4"), "application/pdf");
  EXPECT_EQ(type(std::string(1024, '\n') + "%PDF-1.4"), "");
  EXPECT_EQ(type("Dear Sir or Madam"), "");
  EXPECT_EQ(type(""), "");
}

}  // namespace
}  // namespace hoso::source_poppler::test
