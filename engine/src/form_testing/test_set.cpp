#include "form_testing/test_set.hpp"

#include <array>

#include "synthetic/degrade.hpp"

namespace hoso::form_testing {
namespace {

constexpr std::array<std::string_view, 8> families = {"Dancing Script", "Grape Nuts",   "Itim",         "Mynerve",
                                                      "Pangolin",       "Patrick Hand", "Playwrite VN", "Sedgwick Ave"};

}  // namespace

std::span<const std::string_view> written_families() { return families; }

bool is_written(int index, const TestSet& set) {
  const int round = index / static_cast<int>(synthetic::degradations().size());
  return !set.written.empty() && (index + round) % 2 == 1;
}

bench::PageRecipe recipe_of(int index, const TestSet& set) {
  bench::BenchSet mixed;
  mixed.seed = set.seed;
  bench::PageRecipe recipe = bench::bench_recipe(index, mixed);
  recipe.every_page = true;
  recipe.rare_names = index / 2 % 2 == 1;
  if (!is_written(index, set)) return recipe;
  return bench::written_in(set.written[static_cast<std::size_t>(index) / 2 % set.written.size()], recipe);
}

}  // namespace hoso::form_testing
