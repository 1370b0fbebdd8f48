#include <gtest/gtest.h>

#include <hoso/geometry.hpp>
#include <hoso/page.hpp>

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

/// A 4 x 2 page whose only word stands in its top right corner, on the only black pixel.
Page small_page() {
  Page page;
  page.image = PageImage({4, 2}, PixelFormat::gray8, {9, 9, 9, 0, 9, 9, 9, 9});
  page.words = {{"x", {3, 0, 1, 1}}};
  return page;
}

TEST(PageTurning, WordsStayOnTheirPixels) {
  for (int turns = -4; turns <= 4; ++turns) {
    const Page page = turned(small_page(), turns);
    const PixelRect& box = page.words[0].box;
    EXPECT_EQ(page.image.row(box.y)[static_cast<std::size_t>(box.x)], 0) << turns;
    EXPECT_EQ(page.quarter_turns, (turns + 4) % 4);
  }
}

TEST(PageTurning, AddsUpToAFullTurn) {
  EXPECT_EQ(turned(turned(small_page(), 3), 1).quarter_turns, 0);
  EXPECT_EQ(turned(turned(small_page(), 3), 1).words[0].box, small_page().words[0].box);
}

}  // namespace
}  // namespace hoso
