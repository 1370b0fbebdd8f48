// What counts as a documented option.
#include <gtest/gtest.h>

#include "contract/readme_checks.hpp"

namespace hoso::contract {
namespace {

std::vector<OptionSpec> dpi_option() {
  return {{"dpi", OptionType::real, "0.50", "Resolution in dots per inch", 0, 1}};
}

Failures judged(const std::string& row) {
  return check_readme("# x\n\n| option | default | meaning |\n| --- | --- | --- |\n" + row + "\n",
                      dpi_option());
}

TEST(Readme, NamesTheOptionWithItsDefault) {
  EXPECT_TRUE(judged("| `dpi` | `0.5` | resolution |").empty());
  EXPECT_TRUE(judged("| `dpi` | 0.50 | resolution |").empty());
}

TEST(Readme, AnotherDefaultIsAFailure) {
  EXPECT_EQ(judged("| `dpi` | 0.6 | resolution |").size(), 1U);
  EXPECT_EQ(judged("| `dpi` | | resolution |").size(), 1U);
}

TEST(Readme, AMissingAndAnInventedOptionAreFailures) {
  EXPECT_EQ(judged("").size(), 1U);
  EXPECT_EQ(judged("| `dots` | 0.5 | resolution |").size(), 2U);
}

TEST(Readme, OtherTablesAreNotLookedAt) {
  EXPECT_EQ(check_readme("| form | pages |\n| --- | --- |\n| `dpi` | 0.5 |\n", dpi_option()).size(),
            1U);
}

TEST(Readme, WithoutOptionsNoTableIsNeeded) {
  EXPECT_TRUE(check_readme("No options.", {}).empty());
}

}  // namespace
}  // namespace hoso::contract
