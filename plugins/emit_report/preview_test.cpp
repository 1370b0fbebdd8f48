#include "preview.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

TEST(Preview, ShrinksByAveraging) {
  const PageImage image({4, 2}, PixelFormat::gray8, {0, 100, 10, 30, 100, 200, 50, 70});
  const PageImage small = shrunk(image, 200, 100);
  ASSERT_EQ(small.size(), (PixelSize{2, 1}));
  EXPECT_EQ(small.row(0)[0], 100);
  EXPECT_EQ(small.row(0)[1], 40);
}

TEST(Preview, KeepsChannelsApart) {
  const PageImage image({2, 1}, PixelFormat::bgr24, {0, 50, 100, 10, 70, 200});
  const PageImage small = shrunk(image, 200, 100);
  EXPECT_EQ(std::vector<std::uint8_t>(small.row(0).begin(), small.row(0).end()),
            (std::vector<std::uint8_t>{5, 60, 150}));
}

TEST(Preview, NeverEnlarges) {
  const PageImage image({4, 2}, PixelFormat::gray8, std::vector<std::uint8_t>(8));
  EXPECT_EQ(shrunk(image, 72, 110).size(), image.size());
}

TEST(Preview, TinyPictureKeepsAPixel) {
  const PageImage image({1, 1}, PixelFormat::gray8, {7});
  EXPECT_EQ(shrunk(image, 600, 110).size(), (PixelSize{1, 1}));
}

}  // namespace
}  // namespace hoso
