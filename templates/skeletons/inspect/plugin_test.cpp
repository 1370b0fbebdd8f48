#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

std::size_t complaints_about(hoso::PixelSize size) {
  hoso::Page page;
  const auto pixels = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
  page.image = hoso::PageImage(size, hoso::PixelFormat::gray8, std::vector<std::uint8_t>(pixels, 255));
  const Surroundings calm;
  const auto stage = stage_of<hoso::InspectStage>("inspect.@NAME@", {{"least_pixels", "100"}});
  return stage->inspect(page, nullptr, calm.context()).findings.size();
}

TEST(@CLASS@, ComplainsAboutASmallPicture) { EXPECT_EQ(complaints_about({99, 50}), 1U); }

TEST(@CLASS@, TakesALargeOne) { EXPECT_EQ(complaints_about({50, 100}), 0U); }

}  // namespace
