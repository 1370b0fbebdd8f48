#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

std::string list_of(const std::string& pages) {
  hoso::Dossier dossier;
  dossier.pages.resize(3);
  const Surroundings calm;
  const auto made = stage_of<hoso::EmitStage>("emit.@NAME@", {{"pages", pages}})->emit({dossier, {}, {}}, calm.context());
  return {made.front().bytes.begin(), made.front().bytes.end()};
}

TEST(@CLASS@, CountsThePages) { EXPECT_EQ(list_of("true"), "Forms:\nPages: 3\n"); }

TEST(@CLASS@, LeavesTheCountOut) { EXPECT_EQ(list_of("false"), "Forms:\n"); }

}  // namespace
