#include <hoso/page_canvas.hpp>

#include <gmock/gmock.h>

namespace hoso {
namespace {

using testing::ElementsAreArray;

PageImage upright(PixelSize stored, const std::vector<std::uint8_t>& pixels, int tag) {
  PageCanvas canvas(stored, PixelFormat::gray8, orientation_of_tag(tag));
  for (int y = 0; y < stored.height; ++y) {
    canvas.put_row(y, std::span(pixels).subspan(static_cast<std::size_t>(y * stored.width),
                                                static_cast<std::size_t>(stored.width)));
  }
  return canvas.take();
}

/// The picture 1 2 3 / 4 5 6 as each tag value stores it (TIFF 6.0, page 36).
struct Stored {
  int tag;
  PixelSize size;
  std::vector<std::uint8_t> pixels;
};

TEST(PageCanvasTest, EveryOrientationTagIsPutUpright) {
  const std::vector<Stored> ways{
      {1, {3, 2}, {1, 2, 3, 4, 5, 6}}, {2, {3, 2}, {3, 2, 1, 6, 5, 4}},
      {3, {3, 2}, {6, 5, 4, 3, 2, 1}}, {4, {3, 2}, {4, 5, 6, 1, 2, 3}},
      {5, {2, 3}, {1, 4, 2, 5, 3, 6}}, {6, {2, 3}, {3, 6, 2, 5, 1, 4}},
      {7, {2, 3}, {6, 3, 5, 2, 4, 1}}, {8, {2, 3}, {4, 1, 5, 2, 6, 3}},
      {0, {3, 2}, {1, 2, 3, 4, 5, 6}}, {9, {3, 2}, {1, 2, 3, 4, 5, 6}},
  };
  for (const Stored& way : ways) {
    const PageImage image = upright(way.size, way.pixels, way.tag);
    EXPECT_EQ(image.size(), (PixelSize{3, 2})) << way.tag;
    EXPECT_THAT(image.bytes(), ElementsAreArray({1, 2, 3, 4, 5, 6})) << way.tag;
  }
}

TEST(PageCanvasTest, TurnsLikeTurned) {
  const PageImage stored({2, 2}, PixelFormat::bgr24, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
  for (int turns = 0; turns < 4; ++turns) {
    PageCanvas canvas({2, 2}, PixelFormat::bgr24, {false, turns});
    canvas.put_row(0, stored.row(0));
    canvas.put_row(1, stored.row(1));
    EXPECT_THAT(canvas.take().bytes(), ElementsAreArray(turned(stored, turns).bytes()));
  }
}

TEST(PageCanvasTest, RowsNotGivenStayWhite) {
  PageCanvas canvas({2, 2}, PixelFormat::gray8, {});
  canvas.put_row(0, std::vector<std::uint8_t>{7, 8});
  EXPECT_THAT(canvas.take().bytes(), ElementsAreArray({7, 8, 255, 255}));
}

TEST(PageCanvasTest, RowThatDoesNotFitIsRefused) {
  PageCanvas canvas({2, 2}, PixelFormat::gray8, {});
  EXPECT_THROW(canvas.put_row(2, std::vector<std::uint8_t>(2)), std::invalid_argument);
  EXPECT_THROW(canvas.put_row(0, std::vector<std::uint8_t>(3)), std::invalid_argument);
}

std::string size_complaint(std::uint64_t width, std::uint64_t height) {
  try {
    require_page_size(width, height, Limits());
  } catch (const Error& error) {
    return error.code();
  }
  return "";
}

TEST(PageSizeTest, IsBoundedOnBothSides) {
  EXPECT_EQ(size_complaint(2480, 3508), "");
  EXPECT_EQ(size_complaint(1, 1), "input.too_small");
  EXPECT_EQ(size_complaint(2000, 63), "input.too_small");
  EXPECT_EQ(size_complaint(20'001, 100), "limit.pixels");
  EXPECT_EQ(size_complaint(10'001, 10'000), "limit.pixels");
  EXPECT_EQ(size_complaint(~0ULL, ~0ULL), "limit.pixels");
}

TEST(RowsTest, HalfAPageIsAWarningAndLessAnError) {
  std::vector<std::string> reported;
  const Limits limits;
  const StageContext context(limits, {}, {}, [&](const Diagnostic& diagnostic) {
    reported.push_back(diagnostic.code + " " + diagnostic.arguments.at("percent"));
  });
  require_enough_rows(100, 100, context);
  EXPECT_TRUE(reported.empty());
  require_enough_rows(67, 100, context);
  EXPECT_THAT(reported, testing::ElementsAre("input.page_incomplete 67"));
  EXPECT_THROW(require_enough_rows(49, 100, context), Error);
}

}  // namespace
}  // namespace hoso
