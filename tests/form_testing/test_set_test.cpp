// Which fills a form is tested with.
#include "form_testing/test_set.hpp"

#include <gmock/gmock.h>

#include <array>
#include <set>

#include "typeset/font_folder.hpp"

namespace hoso::form_testing {
namespace {

TEST(TestSet, MeetsEachDegradationTypedAndWritten) {
  const TestSet set{20, 7, {"Pangolin", "Itim"}};
  std::set<std::pair<synthetic::Degradation, bool>> met;
  std::set<std::string> families;
  for (int i = 0; i < set.samples; ++i) {
    const bench::PageRecipe recipe = recipe_of(i, set);
    met.insert({recipe.degradation, is_written(i, set)});
    families.insert(recipe.font_family);
    EXPECT_TRUE(recipe.every_page);
    EXPECT_EQ(recipe.font_family.starts_with("Liberation"), !is_written(i, set));
  }
  EXPECT_EQ(met.size(), 2 * synthetic::degradations().size());
  EXPECT_THAT(families, testing::IsSupersetOf({"Pangolin", "Itim", "Liberation Serif", "Liberation Sans"}));
}

TEST(TestSet, IsTypedWhereThereIsNoOtherFont) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE(is_written(i, {}));
    EXPECT_TRUE(recipe_of(i, {}).font_family.starts_with("Liberation"));
  }
}

TEST(InstalledFamilies, AreThoseThatAreThere) {
  const std::array<std::string_view, 3> wanted = {"No Such Family", "Liberation Serif", "Liberation Sans"};
  EXPECT_THAT(typeset::installed_families(wanted), testing::ElementsAre("Liberation Serif", "Liberation Sans"));
}

TEST(TestSet, HasUsualAndRareNames) {
  int rare = 0;
  for (int i = 0; i < 20; ++i) rare += recipe_of(i, {}).rare_names;
  EXPECT_EQ(rare, 10);
}

}  // namespace
}  // namespace hoso::form_testing
