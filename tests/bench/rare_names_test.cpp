#include "synthetic/rare_names.hpp"

#include <set>

#include <gtest/gtest.h>

#include <hoso/text.hpp>

namespace hoso::synthetic {
namespace {

TEST(RandomSyllable, IsSpeltByTheRules) {
  Random random(5);
  std::set<std::string> seen;
  for (int i = 0; i < 3000; ++i) {
    const std::string word = random_syllable(random);
    const std::string plain = folded(word);
    EXPECT_TRUE(is_vietnamese_syllable(word)) << word;
    EXPECT_EQ(with_official_tones(word), word);
    for (const char* never : {"ce", "ci", "ka", "ko", "ku", "gha", "ngha", "nge", "ngi"}) {
      EXPECT_FALSE(plain.starts_with(never)) << word;
    }
    seen.insert(word);
  }
  EXPECT_GT(seen.size(), 1000U);
}

TEST(RareName, KeepsTheNumberOfWordsAndChangesSome) {
  Random random(6);
  const std::string usual = "Nguyễn Văn An";
  int kept = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string rare = rare_name(usual, random);
    EXPECT_NE(rare, usual);
    EXPECT_EQ(std::count(rare.begin(), rare.end(), ' '), 2) << rare;
    kept += rare.starts_with("Nguyễn ");
  }
  EXPECT_GT(kept, 50);
  EXPECT_LT(kept, 150);
  EXPECT_EQ(rare_name("", random), "");
}

}  // namespace
}  // namespace hoso::synthetic
