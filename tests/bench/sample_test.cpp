#include "bench/sample.hpp"

#include <gtest/gtest.h>

#include "bench/generate.hpp"

namespace hoso::bench {
namespace {

TEST(Truth, SurvivesItsJson) {
  const Truth truth{"ct01", "tt116-2026", "skew", {{"full_name", "Nguyễn Văn An"}, {"sex", "Nam"}}};
  const Truth back = truth_from_json(to_json(truth));
  EXPECT_EQ(back.values, truth.values);
  EXPECT_EQ(back.version, truth.version);
}

TEST(Truth, RefusesAnotherJson) {
  EXPECT_ANY_THROW(static_cast<void>(truth_from_json("{\"form\": \"ct01\"}")));
}

TEST(BenchRecipe, CoversEveryDegradationAndResolution) {
  std::set<std::string> seen;
  for (int i = 0; i < 30; ++i) {
    const PageRecipe recipe = bench_recipe(i, 7);
    seen.insert(std::to_string(static_cast<int>(recipe.degradation)) + "@" +
                std::to_string(static_cast<int>(recipe.dpi)));
  }
  EXPECT_EQ(seen.size(), 30U);
}

}  // namespace
}  // namespace hoso::bench
