#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

std::size_t findings_for(std::size_t pages) {
  hoso::Dossier dossier;
  dossier.pages.resize(pages);
  const Surroundings calm;
  const auto stage = stage_of<hoso::ValidateStage>("validate.@NAME@", {{"most_pages", "2"}});
  return stage->validate(dossier, calm.context()).dossier.size();
}

TEST(@CLASS@, FindsThatPagesAreMany) { EXPECT_EQ(findings_for(3), 1U); }

TEST(@CLASS@, TakesAFew) { EXPECT_EQ(findings_for(2), 0U); }

}  // namespace
