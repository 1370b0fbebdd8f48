#include "picture.hpp"

#include <gtest/gtest.h>

#include <hoso/jpeg.hpp>
#include <support/made_up_dossier.hpp>

#include "bilevel.hpp"
#include "flate_png.hpp"

namespace hoso {
namespace {

PageImage noise(PixelSize size, PixelFormat format) {
  std::vector<std::uint8_t> pixels(
      static_cast<std::size_t>(size.width * size.height * bytes_per_pixel(format)));
  std::uint32_t state = 1;
  for (std::uint8_t& pixel : pixels) {
    state = state * 1664525 + 1013904223;
    pixel = static_cast<std::uint8_t>(state >> 24);
  }
  return {size, format, std::move(pixels)};
}

Page page_of(PageImage image) {
  Page page;
  page.image = std::move(image);
  return page;
}

Page scanned(const PageImage& image) {
  Page page = page_of(image);
  EncodedImage encoded;
  encoded.size = image.size();
  encoded.components = bytes_per_pixel(image.format());
  encoded.bytes = jpeg_bytes(image, 80);
  page.encoded = std::make_shared<EncodedImage>(std::move(encoded));
  return page;
}

TEST(Picture, BlackAndWhiteBecomesGroup4) {
  const Page page = test::made_up_page(PixelFormat::gray8);
  const Picture picture = picture_of(page, {});
  EXPECT_EQ(picture.filter, Picture::Filter::ccitt_g4);
  EXPECT_LT(picture.encoded.size(), 4000U);
}

TEST(Picture, ColourlessColourBecomesGrey) {
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < 64; ++i) pixels.insert(pixels.end(), 3, static_cast<std::uint8_t>(i));
  const Picture picture = picture_of(page_of({{8, 8}, PixelFormat::bgr24, pixels}), {});
  EXPECT_EQ(picture.filter, Picture::Filter::flate_png);
  EXPECT_EQ(picture.components, 1);
}

TEST(Picture, PhotographAboveTheLimitBecomesJpeg) {
  const Page page = page_of(noise({300, 300}, PixelFormat::bgr24));
  EXPECT_EQ(picture_of(page, {}).filter, Picture::Filter::flate_png);
  EXPECT_EQ(picture_of(page, {.lossless_bytes = 1000}).filter, Picture::Filter::dct);
}

TEST(Picture, JpegOfAnotherPartOfThePageIsNotPassedOn) {
  Page page = scanned(noise({300, 200}, PixelFormat::gray8));
  EXPECT_EQ(picture_of(page, {}).passed, page.encoded);
  page.image = noise({200, 300}, PixelFormat::gray8);
  EXPECT_EQ(picture_of(page, {}).passed, nullptr);
  page.quarter_turns = 1;
  EXPECT_EQ(picture_of(page, {}).passed, page.encoded);
}

TEST(Picture, OddJpegsAreNotArchivable) {
  const Page page = scanned(noise({64, 64}, PixelFormat::bgr24));
  EXPECT_TRUE(is_archivable_jpeg(*page.encoded));

  const auto with_frame_byte = [&](std::size_t from_marker, std::uint8_t value) {
    EncodedImage changed = *page.encoded;
    std::size_t at = 0;
    while (changed.bytes[at] != 0xFF || changed.bytes[at + 1] != 0xC0) ++at;
    changed.bytes[at + from_marker] = value;
    return changed;
  };
  EXPECT_FALSE(is_archivable_jpeg(with_frame_byte(1, 0xC9)));  // arithmetic coding
  EXPECT_FALSE(is_archivable_jpeg(with_frame_byte(1, 0xC3)));  // lossless
  EXPECT_FALSE(is_archivable_jpeg(with_frame_byte(4, 12)));    // 12 bits
  EXPECT_FALSE(is_archivable_jpeg(with_frame_byte(9, 4)));     // CMYK
  EXPECT_FALSE(is_archivable_jpeg(with_frame_byte(6, 1)));     // other size

  for (const std::size_t length : {0U, 1U, 3U, 20U, 160U}) {
    EncodedImage cut = *page.encoded;
    cut.bytes.resize(length);
    EXPECT_FALSE(is_archivable_jpeg(cut)) << length;
  }
}

TEST(Picture, Group4NeedsPureBlackAndWhite) {
  using Pixels = std::vector<std::uint8_t>;
  EXPECT_TRUE(is_bilevel(PageImage({2, 1}, PixelFormat::gray8, Pixels{0, 255})));
  EXPECT_FALSE(is_bilevel(PageImage({2, 1}, PixelFormat::gray8, Pixels{0, 254})));
  EXPECT_FALSE(is_bilevel(PageImage({1, 1}, PixelFormat::bgr24, Pixels{0, 255, 0})));
}

TEST(Picture, FlateStopsAtTheLimit) {
  EXPECT_FALSE(flate_png(noise({100, 100}, PixelFormat::gray8), 1, 100).has_value());
}

}  // namespace
}  // namespace hoso
