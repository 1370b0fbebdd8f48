#include "image_source.hpp"

#include <gmock/gmock.h>
#include <png.h>

#include "pictures.hpp"

namespace hoso::source_image::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<int> white{255, 255, 255};

std::string media_type(const std::string& bytes) {
  const ByteString file(bytes.begin(), bytes.end());
  return ImageSource().media_type({"scan.jpg", file});
}

TEST(ImageSourceTest, ContentDecidesNotTheName) {
  using namespace std::string_literals;
  EXPECT_EQ(media_type("\xFF\xD8\xFF\xE0"s), "image/jpeg");
  EXPECT_EQ(media_type("\x89PNG\r\n\x1A\n"s), "image/png");
  EXPECT_EQ(media_type("II*\0"s), "image/tiff");
  EXPECT_EQ(media_type("MM\0*"s), "image/tiff");
  EXPECT_EQ(media_type("RIFF\1\2\3\4WEBPVP8 "s), "image/webp");
  EXPECT_EQ(media_type("%PDF-1.7"), "");
  EXPECT_EQ(media_type("a letter"), "");
  EXPECT_EQ(media_type("\xFF"s), "");
  EXPECT_EQ(media_type(""), "");
}

TEST(PngTest, ColourComesOutAsBgr) {
  const Result result = read_all(png({.color_type = PNG_COLOR_TYPE_RGB, .dpi = 300}));
  ASSERT_THAT(result.pages, SizeIs(1)) << result.error;
  const Page& page = result.pages[0];
  EXPECT_EQ(page.image.size(), size);
  EXPECT_EQ(page.image.format(), PixelFormat::bgr24);
  EXPECT_THAT(pixel(page.image, 10, 20), ElementsAre(60, 40, 20));
  EXPECT_NEAR(page.stated_dpi, 300, 0.1);
  EXPECT_FALSE(page.encoded);
}

TEST(PngTest, InterlacedAndDeepPicturesAreTheSame) {
  for (const PngTraits traits : {PngTraits{.color_type = PNG_COLOR_TYPE_RGB, .interlaced = true},
                                 PngTraits{.color_type = PNG_COLOR_TYPE_RGB, .bit_depth = 16}}) {
    const Result result = read_all(png(traits));
    ASSERT_THAT(result.pages, SizeIs(1)) << result.error;
    EXPECT_THAT(pixel(result.pages[0].image, 10, 20), ElementsAre(60, 40, 20));
  }
}

TEST(PngTest, GreyOfEveryDepthIsGrey) {
  for (const int depth : {1, 2, 4}) {
    const Result result = read_all(png({.color_type = PNG_COLOR_TYPE_GRAY, .bit_depth = depth}));
    ASSERT_THAT(result.pages, SizeIs(1)) << result.error;
    EXPECT_EQ(result.pages[0].image.format(), PixelFormat::gray8);
    EXPECT_THAT(pixel(result.pages[0].image, 0, 0), ElementsAre(0, 0, 0)) << depth;
    EXPECT_EQ(pixel(result.pages[0].image, 1, 0), white) << depth;
  }
}

TEST(PngTest, PaletteIsGreyOnlyWhenItsColoursAre) {
  const Result grey = read_all(png({.color_type = PNG_COLOR_TYPE_PALETTE}));
  ASSERT_THAT(grey.pages, SizeIs(1)) << grey.error;
  EXPECT_EQ(grey.pages[0].image.format(), PixelFormat::gray8);
  EXPECT_EQ(pixel(grey.pages[0].image, 1, 5), white);

  const Result yellow = read_all(png({.color_type = PNG_COLOR_TYPE_PALETTE, .grey_palette = false}));
  ASSERT_THAT(yellow.pages, SizeIs(1)) << yellow.error;
  EXPECT_EQ(yellow.pages[0].image.format(), PixelFormat::bgr24);
  EXPECT_THAT(pixel(yellow.pages[0].image, 1, 5), ElementsAre(9, 255, 255));
}

TEST(PngTest, TransparencyLiesOnWhitePaper) {
  for (const int type : {PNG_COLOR_TYPE_RGB_ALPHA, PNG_COLOR_TYPE_GRAY_ALPHA}) {
    const Result result = read_all(png({.color_type = type}));
    ASSERT_THAT(result.pages, SizeIs(1)) << result.error;
    EXPECT_NE(pixel(result.pages[0].image, 10, 20), white);
    EXPECT_EQ(pixel(result.pages[0].image, size.width - 1, 20), white);
  }
}

TEST(PngTest, BombIsRefusedByItsHeader) {
  EXPECT_EQ(read_all(png_bomb(60'000, 60'000)).error, "limit.pixels");
  EXPECT_EQ(read_all(png_bomb(15'000, 15'000)).error, "limit.pixels");
}

TEST(PngTest, OnePixelIsNoPage) { EXPECT_EQ(read_all(png_bomb(1, 1)).error, "input.too_small"); }

TEST(PngTest, TruncationIsAWarningOnlyWhenMostIsThere) {
  ByteString file = png({.color_type = PNG_COLOR_TYPE_RGB});
  file.resize(file.size() * 9 / 10);
  const Result most = read_all(file);
  EXPECT_THAT(most.reported, ElementsAre("input.page_incomplete")) << most.error;
  ASSERT_THAT(most.pages, SizeIs(1));
  EXPECT_THAT(pixel(most.pages[0].image, 10, 20), ElementsAre(60, 40, 20));
  EXPECT_EQ(pixel(most.pages[0].image, 10, size.height - 1), white);

  file.resize(100);
  EXPECT_EQ(read_all(file).error, "input.page_damaged");
  file.resize(20);
  EXPECT_EQ(read_all(file).error, "input.damaged");
}

TEST(WebpTest, PictureAndTransparencyAreRead) {
  for (const bool alpha : {false, true}) {
    const Result result = read_all(webp(alpha));
    ASSERT_THAT(result.pages, SizeIs(1)) << result.error;
    EXPECT_EQ(result.pages[0].image.size(), size);
    EXPECT_THAT(pixel(result.pages[0].image, 10, 20), ElementsAre(60, 40, 20));
    EXPECT_EQ(pixel(result.pages[0].image, size.width - 1, 20) == white, alpha);
  }
}

TEST(WebpTest, DamageIsReported) {
  ByteString file = webp(false);
  file.resize(file.size() / 2);
  const Result result = read_all(file);
  EXPECT_THAT(result.pages, IsEmpty());
  EXPECT_EQ(result.error, "input.page_damaged");
}

}  // namespace
}  // namespace hoso::source_image::test
