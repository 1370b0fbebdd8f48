#include <gtest/gtest.h>

#include <hoso/geometry.hpp>

namespace hoso {
namespace {

TEST(Geometry, ClippingKeepsOnlyThePartOnThePage) {
  EXPECT_EQ(clipped({-5, -5, 20, 20}, {10, 12}), (PixelRect{0, 0, 10, 12}));
  EXPECT_TRUE(clipped({20, 0, 5, 5}, {10, 12}).empty());
}

TEST(Geometry, MillimetresAndPixelsAreInverse) {
  EXPECT_DOUBLE_EQ(mm_to_px(25.4, 300), 300);
  EXPECT_DOUBLE_EQ(px_to_mm(mm_to_px(17.3, 200), 200), 17.3);
}

}  // namespace
}  // namespace hoso
