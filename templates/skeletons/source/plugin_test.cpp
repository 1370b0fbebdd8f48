#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

hoso::PageImage read(const std::string& text) {
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  const Surroundings calm;
  const auto stage = stage_of<hoso::SourceStage>("source.@NAME@");
  return stage->open({"test.pgm", bytes}, calm.context())->read(0, calm.context()).image;
}

TEST(@CLASS@, ReadsThePixels) {
  const hoso::PageImage image = read("P2 2 1 9\n0 9\n");
  EXPECT_EQ(image.size(), (hoso::PixelSize{2, 1}));
  EXPECT_EQ(image.row(0)[1], 255);
}

TEST(@CLASS@, RefusesAPictureThatIsCutShort) { EXPECT_THROW(read("P2 200 100 9\n0 9\n"), hoso::Error); }

TEST(@CLASS@, LeavesOtherFilesToOthers) {
  const std::vector<std::uint8_t> pdf{0x25, 0x50, 0x44, 0x46};
  EXPECT_EQ(stage_of<hoso::SourceStage>("source.@NAME@")->media_type({"test.pdf", pdf}), "");
}

}  // namespace
