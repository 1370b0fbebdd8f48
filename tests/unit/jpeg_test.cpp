#include <hoso/jpeg.hpp>

#include <stdexcept>

#include <gtest/gtest.h>

namespace hoso {
namespace {

PageImage ramp(PixelSize size, PixelFormat format) {
  const auto bytes = static_cast<std::size_t>(size.width * size.height * bytes_per_pixel(format));
  std::vector<std::uint8_t> pixels(bytes);
  for (std::size_t i = 0; i < bytes; ++i) pixels[i] = static_cast<std::uint8_t>(i * 7);
  return {size, format, std::move(pixels)};
}

TEST(Jpeg, IsAWholeFileForGreyAndColour) {
  for (const PixelFormat format : {PixelFormat::gray8, PixelFormat::bgr24}) {
    const auto bytes = jpeg_bytes(ramp({31, 17}, format), 80);
    ASSERT_GT(bytes.size(), 4U);
    EXPECT_EQ(bytes[0] << 8 | bytes[1], 0xFFD8);
    EXPECT_EQ(bytes[bytes.size() - 2] << 8 | bytes.back(), 0xFFD9);
  }
}

TEST(Jpeg, HigherQualityTakesMoreBytes) {
  const PageImage image = ramp({200, 200}, PixelFormat::bgr24);
  EXPECT_LT(jpeg_bytes(image, 30).size(), jpeg_bytes(image, 95).size());
}

TEST(Jpeg, SamePixelsGiveSameBytes) {
  const PageImage image = ramp({64, 64}, PixelFormat::bgr24);
  EXPECT_EQ(jpeg_bytes(image, 75), jpeg_bytes(image, 75));
}

TEST(Jpeg, EmptyPictureThrows) { EXPECT_THROW(jpeg_bytes(PageImage(), 75), std::runtime_error); }

}  // namespace
}  // namespace hoso
