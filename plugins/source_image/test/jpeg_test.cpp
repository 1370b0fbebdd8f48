#include <gmock/gmock.h>

#include <algorithm>

#include "pictures.hpp"

namespace hoso::source_image::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Page only_page(const ByteString& file) {
  const Result result = read_all(file);
  EXPECT_THAT(result.pages, SizeIs(1)) << result.error;
  EXPECT_THAT(result.reported, IsEmpty());
  return result.pages.empty() ? Page() : result.pages[0];
}

bool contains(const ByteString& file, const std::string& text) {
  return std::search(file.begin(), file.end(), text.begin(), text.end()) != file.end();
}

MATCHER_P3(IsNear, blue, green, red, "") {
  return std::abs(arg[0] - blue) < 8 && std::abs(arg[1] - green) < 8 && std::abs(arg[2] - red) < 8;
}

TEST(JpegTest, PlainFileIsPassedOnAsItIs) {
  const ByteString file = jpeg({.dpi = 200});
  const Page page = only_page(file);
  EXPECT_EQ(page.image.format(), PixelFormat::bgr24);
  EXPECT_THAT(pixel(page.image, 10, 20), IsNear(60, 40, 20));
  EXPECT_EQ(page.stated_dpi, 200);
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->bytes, file);
  EXPECT_EQ(page.encoded->size, size);
  EXPECT_EQ(page.encoded->components, 3);
}

TEST(JpegTest, GreyIsGrey) {
  const Page page = only_page(jpeg({.components = 1}));
  EXPECT_EQ(page.image.format(), PixelFormat::gray8);
  EXPECT_THAT(pixel(page.image, 10, 20), IsNear(20, 20, 20));
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->components, 1);
}

TEST(JpegTest, ProgressiveIsPassedOn) {
  const ByteString file = jpeg({.progressive = true});
  const Page page = only_page(file);
  EXPECT_THAT(pixel(page.image, 10, 20), IsNear(60, 40, 20));
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->bytes, file);
}

TEST(JpegTest, AdobesInvertedCmykIsConvertedAndNotPassedOn) {
  const Page page = only_page(jpeg({.components = 4}));
  EXPECT_EQ(page.image.format(), PixelFormat::bgr24);
  EXPECT_THAT(pixel(page.image, 10, 20), IsNear(60, 40, 20));
  EXPECT_FALSE(page.encoded);
}

TEST(JpegTest, MetadataAndWhatFollowsThePictureStayBehind) {
  const ByteString plain = jpeg({});
  ByteString file = with_segment(plain, 0xE1, exif_payload(1));
  file = with_segment(file, 0xFE, "scanned by N. V. A.");
  file = with_segment(file, 0xE2, std::string("MPF\0second picture", 18));
  for (const char letter : std::string("motion video")) file.push_back(std::uint8_t(letter));
  ASSERT_TRUE(contains(file, "GPS"));
  const Page page = only_page(file);
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->bytes, plain);
  EXPECT_EQ(page.stated_dpi, 240);
}

TEST(JpegTest, ColourProfileIsKept) {
  const ByteString file = with_segment(jpeg({}), 0xE2, std::string("ICC_PROFILE\0\1\1xyz", 17));
  const Page page = only_page(file);
  ASSERT_TRUE(page.encoded);
  EXPECT_TRUE(contains(page.encoded->bytes, "ICC_PROFILE"));
}

TEST(JpegTest, ExifTurnsThePixelsAndIsCounted) {
  const Page page = only_page(with_segment(jpeg({}), 0xE1, exif_payload(6)));
  EXPECT_EQ(page.quarter_turns, 1);
  EXPECT_EQ(page.image.size(), (PixelSize{size.height, size.width}));
  // The stored bottom left corner is the upright top left one.
  EXPECT_THAT(pixel(page.image, 0, 0), IsNear(60, 2 * (size.height - 1), 0));
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->size, size);
}

TEST(JpegTest, MirroredPictureIsRightedButNotPassedOn) {
  const Page page = only_page(with_segment(jpeg({}), 0xE1, exif_payload(2)));
  EXPECT_EQ(page.quarter_turns, 0);
  EXPECT_THAT(pixel(page.image, 0, 0), IsNear(60, 0, 2 * (size.width - 1)));
  EXPECT_FALSE(page.encoded);
}

TEST(JpegTest, TruncationIsAWarningOnlyWhenMostIsThere) {
  const JpegTraits large{.size = {400, 400}};
  ByteString file = jpeg(large);
  file.resize(file.size() * 8 / 10);
  const Result most = read_all(file);
  EXPECT_THAT(most.reported, ElementsAre("input.page_incomplete")) << most.error;
  ASSERT_THAT(most.pages, SizeIs(1));
  EXPECT_THAT(pixel(most.pages[0].image, 10, 399), ElementsAre(255, 255, 255));
  EXPECT_FALSE(most.pages[0].encoded);

  file.resize(file.size() / 3);
  EXPECT_EQ(read_all(file).error, "input.page_damaged");
  file.resize(30);
  EXPECT_EQ(read_all(file).error, "input.damaged");
}

TEST(JpegTest, SizeIsJudgedBeforeDecoding) {
  Limits limits;
  limits.pixels = 96 * 80 - 1;
  EXPECT_EQ(read_all(jpeg({}), limits).error, "limit.pixels");
  EXPECT_EQ(read_all(jpeg({.size = {1, 1}})).error, "input.too_small");
}

}  // namespace
}  // namespace hoso::source_image::test
