#include "field_sex.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

Interpretation read(const std::vector<Candidate>& candidates) {
  return SexField().interpret({}, candidates);
}

TEST(SexField, ReadsTheTwoWords) {
  EXPECT_EQ(read({{"Nam", 0.9}}).value, "Nam");
  EXPECT_EQ(read({{" NỮ.", 0.9}}).value, "Nữ");
  EXPECT_GE(read({{"Nữ", 0.9}}).confidence, 0.95) << "a closed list confirms it";
}

TEST(SexField, RepairsATone) {
  for (const char* text : {"Nử", "Nừ", "Nu", "nù"}) {
    EXPECT_EQ(read({{text, 0.9}}).value, "Nữ") << text;
    EXPECT_EQ(read({{text, 0.9}}).raw, text);
    EXPECT_LT(read({{text, 0.9}}).confidence, 0.95) << text;
  }
}

TEST(SexField, OneWrongLetterIsDoubtful) {
  EXPECT_EQ(read({{"Nàn", 0.9}}).value, "Nam");
  EXPECT_LE(read({{"Nàn", 0.99}}).confidence, 0.7);
  EXPECT_EQ(read({{"Mữ", 0.9}}).value, "Nữ");
}

TEST(SexField, AnythingElseIsNoSex) {
  for (const char* text : {"", "Na", "Bình", "Nam nữ", "N", "M"}) {
    EXPECT_EQ(read({{text, 0.99}}).value, "") << text;
    EXPECT_LT(read({{text, 0.99}}).confidence, 0.5) << text;
  }
}

TEST(SexField, PrefersTheValidCandidate) { EXPECT_EQ(read({{"Nhg", 0.9}, {"Nữ", 0.6}}).raw, "Nữ"); }

TEST(SexField, SyntheticValuesReadBackAndVary) {
  std::mt19937_64 random(7);
  int female = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string value = SexField().synthesize({}, random);
    EXPECT_EQ(read({{SexField().print({}, value), 1}}).value, value);
    female += value == "Nữ" ? 1 : 0;
  }
  EXPECT_GT(female, 25);
  EXPECT_LT(female, 75);
}

}  // namespace
}  // namespace hoso
