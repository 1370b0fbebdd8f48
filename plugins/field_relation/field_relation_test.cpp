#include "field_relation.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

Lexicon relations() { return Lexicon::read(HOSO_RESOURCES "/lexicons/relations.txt"); }

Interpretation read(const std::vector<Candidate>& candidates) {
  return RelationField(relations()).interpret({}, candidates);
}

TEST(RelationField, KnownRelationsAreConfirmed) {
  EXPECT_EQ(read({{"CON ĐẺ", 0.9}}).value, "Con đẻ");
  EXPECT_EQ(read({{"chủ  hộ.", 0.9}}).value, "Chủ hộ");
  EXPECT_GE(read({{"Con đẻ", 0.9}}).confidence, 0.95);
}

TEST(RelationField, RawStaysAsWritten) { EXPECT_EQ(read({{"chủ  hộ.", 0.9}}).raw, "chủ  hộ."); }

TEST(RelationField, WithoutDiacriticsOnlyWhatIsUnambiguous) {
  EXPECT_EQ(read({{"Con nuoi", 0.9}}).value, "Con nuôi");
  EXPECT_LT(read({{"Con nuoi", 0.9}}).confidence, 0.95);
}

TEST(RelationField, RepairsOneLetterWhenOnlyOneRelationIsNear) {
  EXPECT_EQ(read({{"Chú hộ", 0.9}}).value, "Chủ hộ");
  EXPECT_LE(read({{"Chú hộ", 0.99}}).confidence, 0.7);
  EXPECT_EQ(read({{"Em chồnk", 0.9}}).value, "Em chồng");
  EXPECT_EQ(read({{"Cháu xyz", 0.9}}).value, "Cháu xyz");
  EXPECT_EQ(read({{"Cháu nộ", 0.9}}).value, "Cháu nội");
}

TEST(RelationField, OthersStayAsWrittenButDoubtful) {
  const Interpretation other = read({{"Đồng nghiệp", 0.99}});
  EXPECT_EQ(other.value, "Đồng nghiệp");
  EXPECT_LE(other.confidence, 0.7);
}

TEST(RelationField, NothingIsNoRelation) {
  EXPECT_EQ(read({{" .", 0.99}}).value, "");
  EXPECT_LT(read({{" .", 0.99}}).confidence, 0.5);
}

TEST(RelationField, ChoosesTheKnownCandidate) {
  EXPECT_EQ(read({{"Vơ", 0.9}, {"Vợ", 0.8}}).value, "Vợ");
}

TEST(RelationField, SyntheticRelationsAreKnown) {
  std::mt19937_64 random(23);
  const RelationField field(relations());
  for (int i = 0; i < 100; ++i) {
    const std::string value = field.synthesize({}, random);
    EXPECT_TRUE(relations().contains(value)) << value;
    EXPECT_NE(value, "Chủ hộ");
    EXPECT_EQ(read({{field.print({}, value), 1}}).value, value);
  }
}

}  // namespace
}  // namespace hoso
