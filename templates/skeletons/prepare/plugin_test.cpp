#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

hoso::Page page_of(hoso::PixelSize size) {
  hoso::Page page;
  const auto pixels = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
  page.image = hoso::PageImage(size, hoso::PixelFormat::gray8, std::vector<std::uint8_t>(pixels, 255));
  return page;
}

TEST(@CLASS@, TurnsAPage) {
  const Surroundings calm;
  const auto stage = stage_of<hoso::PrepareStage>("prepare.@NAME@", {{"quarter_turns", "1"}});
  EXPECT_EQ(stage->prepare(page_of({3, 2}), calm.context()).image.size(), (hoso::PixelSize{2, 3}));
}

TEST(@CLASS@, LeavesPagesAloneUnlessAsked) {
  const Surroundings calm;
  const auto stage = stage_of<hoso::PrepareStage>("prepare.@NAME@");
  EXPECT_EQ(stage->prepare(page_of({3, 2}), calm.context()).image.size(), (hoso::PixelSize{3, 2}));
}

}  // namespace
