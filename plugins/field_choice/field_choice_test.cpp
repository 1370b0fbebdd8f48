#include "field_choice.hpp"

#include <set>

#include <gtest/gtest.h>

namespace hoso {
namespace {

FieldSpec housing(Choose choose) {
  FieldSpec field;
  field.id = "housing";
  field.choose = choose;
  for (const char* value : {"owned", "rented", "lent"}) {
    field.options.push_back({value, {value, value}});
    field.zones.push_back({});
  }
  return field;
}

Interpretation read(const std::vector<Candidate>& candidates, Choose choose = Choose::one) {
  return ChoiceField().interpret(housing(choose), candidates);
}

TEST(ChoiceField, TakesTheOneThatIsTicked) {
  const Interpretation result = read({{"rented", 0.95}});
  EXPECT_EQ(result.value, "rented");
  EXPECT_EQ(result.raw, "rented");
  EXPECT_GE(result.confidence, 0.95) << "exactly one tick confirms the reading";
}

TEST(ChoiceField, TwoTicksAreNoValueWhereOneIsAskedFor) {
  for (const Choose choose : {Choose::one, Choose::at_most_one}) {
    const Interpretation result = read({{"owned rented", 0.99}}, choose);
    EXPECT_EQ(result.value, "");
    EXPECT_EQ(result.raw, "owned rented") << "what is on the paper stays";
    EXPECT_LT(result.confidence, 0.5);
  }
}

TEST(ChoiceField, AnyNumberMayBeTicked) {
  const Interpretation result = read({{"lent owned", 0.95}}, Choose::any);
  EXPECT_EQ(result.value, "owned lent") << "in paper order";
  EXPECT_DOUBLE_EQ(result.confidence, 0.95);
}

TEST(ChoiceField, PrefersTheReadingThatTheFormAllows) {
  EXPECT_EQ(read({{"owned rented", 0.5}, {"rented", 0.4}}).value, "rented");
  EXPECT_LT(read({{"owned rented", 0.5}, {"rented", 0.4}}).confidence, 0.9) << "a person must look";
  EXPECT_EQ(read({{"owned rented", 0.9}, {"rented", 0.02}}).value, "")
      << "a clear second tick is not explained away";
}

TEST(ChoiceField, WhatIsNoOptionIsNoValue) {
  for (const char* text : {"", " ", "bought", "rented bought", "Rented", "rented rented owned"}) {
    EXPECT_EQ(read({{text, 0.99}}).value, "") << text;
    EXPECT_LT(read({{text, 0.99}}).confidence, 0.5) << text;
  }
  EXPECT_EQ(ChoiceField().interpret({}, {{"rented", 1}}).value, "") << "a field without options";
}

TEST(ChoiceField, SyntheticValuesReadBackAndVary) {
  std::mt19937_64 random(7);
  for (const Choose choose : {Choose::one, Choose::at_most_one, Choose::any}) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
      const std::string value = ChoiceField().synthesize(housing(choose), random);
      EXPECT_EQ(read({{ChoiceField().print(housing(choose), value), 1}}, choose).value, value);
      seen.insert(value);
    }
    EXPECT_GE(seen.size(), choose == Choose::any ? 6U : 3U);
  }
}

}  // namespace
}  // namespace hoso
