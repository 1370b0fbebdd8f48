#include "bench/sample.hpp"

#include <gtest/gtest.h>

#include <hoso/error.hpp>

#include "bench/generate.hpp"
#include "typeset/draw.hpp"

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
    const PageRecipe recipe = bench_recipe(i, {.seed = 7});
    seen.insert(std::to_string(static_cast<int>(recipe.degradation)) + "@" +
                std::to_string(static_cast<int>(recipe.dpi)));
  }
  EXPECT_EQ(seen.size(), 30U);
}

FormTemplate ct01() {
  FormTemplate form;
  form.folder = HOSO_RESOURCES "/forms/ct01/tt116-2026";
  return form;
}

std::string retyped_pdf(Layouts layouts, std::uint64_t seed) {
  const RetypedForm form = filled_retyped(ct01(), {{"full_name", "Nguyễn Văn An"}}, {layouts, seed, {}});
  return typeset::pdf_of(form.filled.pages, {});
}

TEST(RetypedForm, FollowsFromItsSeedAndSet) {
  const std::string one = retyped_pdf(Layouts::retyped, 3);
  EXPECT_EQ(one, retyped_pdf(Layouts::retyped, 3));
  EXPECT_NE(one, retyped_pdf(Layouts::retyped, 4));
  EXPECT_NE(one, retyped_pdf(Layouts::retyped_unseen, 3));
}

TEST(RetypedForm, GivesUpOnValuesThatFitNoLayout) {
  const std::map<std::string, std::string> endless{{"full_name", std::string(500, 'x')}};
  EXPECT_THROW(static_cast<void>(filled_retyped(ct01(), endless, {})), Error);
}

}  // namespace
}  // namespace hoso::bench
