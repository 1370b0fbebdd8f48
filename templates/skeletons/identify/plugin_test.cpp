#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

bool blank(const std::vector<std::uint8_t>& pixels) {
  hoso::Page page;
  page.image = hoso::PageImage({static_cast<int>(pixels.size()), 1}, hoso::PixelFormat::gray8, pixels);
  const Surroundings calm;
  return stage_of<hoso::IdentifyStage>("identify.@NAME@")->identify(page, {}, calm.context()).blank;
}

TEST(@CLASS@, KnowsAnEmptyPage) { EXPECT_TRUE(blank({255, 250})); }

TEST(@CLASS@, SeesInk) { EXPECT_FALSE(blank({255, 20})); }

}  // namespace
