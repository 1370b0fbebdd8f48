#include "field_citizen_id.hpp"

#include <gtest/gtest.h>

#include <set>

#include <hoso/identifiers.hpp>

namespace hoso {
namespace {

Interpretation read(const std::vector<Candidate>& candidates) {
  return CitizenIdField().interpret({}, candidates);
}

TEST(CitizenIdField, StructureConfirmsANumber) {
  const Interpretation id = read({{"025090001234", 0.9}});
  EXPECT_EQ(id.value, "025090001234");
  EXPECT_GE(id.confidence, 0.95);
  EXPECT_EQ(read({{"025 090 001 234", 0.9}}).value, "025090001234");
}

TEST(CitizenIdField, RepairsOnlyWhatDigitsMakeCertain) {
  const Interpretation id = read({{"O25O9000l234", 0.9}});
  EXPECT_EQ(id.value, "025090001234");
  EXPECT_EQ(id.raw, "O25O9000l234");
  EXPECT_LT(id.confidence, 0.95);
  EXPECT_EQ(read({{"02509000A234", 0.9}}).value, "");
}

TEST(CitizenIdField, AMissingCellIsNoNumber) {
  const Interpretation id = read({{"02509 001234", 0.99}});
  EXPECT_EQ(id.raw, "02509 001234");
  EXPECT_EQ(id.value, "");
  EXPECT_LT(id.confidence, 0.5);
}

TEST(CitizenIdField, AnUnknownPlaceIsKeptButDoubtful) {
  const Interpretation id = read({{"003090001234", 0.99}});
  EXPECT_EQ(id.value, "003090001234");
  EXPECT_LT(id.confidence, 0.5);
}

TEST(CitizenIdField, LegacyNumbersAreOdd) {
  const Interpretation id = read({{"131234567", 0.99}});
  EXPECT_EQ(id.value, "131234567");
  EXPECT_LE(id.confidence, 0.7);
  EXPECT_GE(id.confidence, 0.5);
}

TEST(CitizenIdField, ChoosesTheCandidateThatHoldsTogether) {
  EXPECT_EQ(read({{"003090001234", 0.9}, {"008090001234", 0.7}}).value, "008090001234");
}

TEST(CitizenIdField, SyntheticNumbersAreValid) {
  std::mt19937_64 random(3), same(3);
  std::set<std::string> values;
  for (int i = 0; i < 200; ++i) {
    const std::string value = CitizenIdField().synthesize({}, random);
    EXPECT_EQ(CitizenIdField().synthesize({}, same), value);
    ASSERT_TRUE(parse_citizen_id(value)) << value;
    EXPECT_EQ(read({{CitizenIdField().print({}, value), 1}}).value, value);
    values.insert(value);
  }
  EXPECT_GT(values.size(), 190U);
}

}  // namespace
}  // namespace hoso
