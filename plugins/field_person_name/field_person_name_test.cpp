#include "field_person_name.hpp"

#include <gtest/gtest.h>

#include <set>

#include <hoso/error.hpp>
#include <hoso/field_value.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

PersonNameField field() { return PersonNameField(NameLexicons::read(HOSO_RESOURCES "/lexicons")); }

Interpretation read(const std::vector<Candidate>& candidates) {
  return field().interpret({}, candidates);
}

TEST(PersonNameField, StopsOfALeaderAreNoneOfIt) {
  EXPECT_EQ(read({{"Lường.Thanh Đạt", 0.9}}).value, "Lường Thanh Đạt");
  EXPECT_EQ(read({{"Thẩm Ái. Xuân", 0.9}}).value, "Thẩm Ái Xuân");
  EXPECT_EQ(read({{"J. Smith", 0.9}}).value, "J. Smith");
}

TEST(PersonNameField, NormalisesSpacesAndTonesButNotCase) {
  const Interpretation name = read({{" NGUYỄN  THỊ  HOÀ .", 0.8}});
  EXPECT_EQ(name.raw, " NGUYỄN  THỊ  HOÀ .");
  EXPECT_EQ(name.value, "NGUYỄN THỊ HÒA");
  EXPECT_DOUBLE_EQ(name.confidence, 0.8);
}

TEST(PersonNameField, ChoosesTheCandidateSpelledLikeAName) {
  EXPECT_EQ(read({{"Nguyễm Vãn Am", 0.9}, {"Nguyễn Văn An", 0.8}}).value, "Nguyễn Văn An");
  EXPECT_EQ(read({{"Nguyễn Văn Ạn", 0.8}, {"Nguyễn Văn An", 0.79}}).value, "Nguyễn Văn An")
      << "both are syllables, but only one is a usual name";
}

TEST(PersonNameField, NamesOfOtherPeoplesAreOddNotImpossible) {
  const Interpretation name = read({{"H'Hen Niê", 0.9}});
  EXPECT_EQ(name.value, "H'Hen Niê");
  EXPECT_GE(name.confidence, 0.5);
  EXPECT_LE(name.confidence, 0.7);
}

TEST(PersonNameField, AnUnknownFamilyNameIsNotSure) {
  EXPECT_LT(read({{"Định Hải Như", 0.99}}).confidence, trusted_from);
  EXPECT_GE(read({{"Đinh Hải Như", 0.99}}).confidence, trusted_from);
  EXPECT_EQ(read({{"Định Hải Như", 0.99}, {"Đinh Hải Như", 0.82}}).value, "Đinh Hải Như");
}

TEST(PersonNameField, AFamilyNameThatLostItsMarksIsMendedButDoubtful) {
  for (const auto& [written, meant] : {std::pair{"Khống Mai Diễm", "Khổng Mai Diễm"},
                                       {"NGUY VÂN BÌNH", "NGỤY VÂN BÌNH"}}) {
    const Interpretation name = read({{written, 0.99}});
    EXPECT_EQ(name.raw, written);
    EXPECT_EQ(name.value, meant);
    EXPECT_LE(name.confidence, 0.7);
  }
}

TEST(PersonNameField, WhatSeveralFamilyNamesMayBeStaysAsWritten) {
  EXPECT_EQ(read({{"Mà Thị Lan", 0.9}}).value, "Mà Thị Lan") << "Ma or Mã";
  EXPECT_EQ(read({{"Xuyến Lan", 0.9}}).value, "Xuyến Lan") << "no family name at all";
}

TEST(PersonNameField, AMiddleNameThatLostItsDotIsNotSure) {
  EXPECT_LT(read({{"La Thi Trâm", 0.99}}).confidence, trusted_from);
  EXPECT_EQ(read({{"La Thi Trâm", 0.99}}).value, "La Thị Trâm");
  EXPECT_EQ(read({{"Trần Thi", 0.99}}).value, "Trần Thi") << "a given name";
  EXPECT_EQ(read({{"La Thi Trâm", 0.99}, {"La Thị Trâm", 0.8}}).value, "La Thị Trâm");
  EXPECT_GE(read({{"Trần Thi", 0.99}}).confidence, trusted_from);
}

TEST(PersonNameField, DigitsAndSignsAreNoName) {
  for (const char* text : {"", "...", "Nguyễn 1 An", "Lê/An", "025090001234"}) {
    EXPECT_EQ(read({{text, 0.99}}).value, "") << text;
    EXPECT_LT(read({{text, 0.99}}).confidence, 0.5) << text;
  }
}

TEST(PersonNameField, SyntheticNamesReadBackWithFullConfidence) {
  std::mt19937_64 random(17), same(17);
  std::set<std::string> names;
  for (int i = 0; i < 200; ++i) {
    const std::string name = field().synthesize({}, random);
    EXPECT_EQ(field().synthesize({}, same), name);
    EXPECT_EQ(read({{field().print({}, name), 1}}).value, name);
    names.insert(name);
  }
  EXPECT_GT(names.size(), 180U);
}

TEST(PersonNameField, SyntheticNamesFollowTheSexAskedFor) {
  const NameLexicons lexicons = NameLexicons::read(HOSO_RESOURCES "/lexicons");
  FieldSpec spec;
  spec.parameters["sex"] = "Nữ";
  std::mt19937_64 random(19);
  for (int i = 0; i < 50; ++i) {
    const std::string name = field().synthesize(spec, random);
    EXPECT_TRUE(lexicons.given_female.contains(name.substr(name.rfind(' ') + 1))) << name;
  }
}

TEST(NameLexicons, EntriesAreOfficiallySpelled) {
  const NameLexicons lexicons = NameLexicons::read(HOSO_RESOURCES "/lexicons");
  for (const Lexicon* lexicon : {&lexicons.family, &lexicons.middle_male, &lexicons.middle_female,
                                 &lexicons.given_male, &lexicons.given_female})
    for (const std::string& entry : lexicon->entries())
      EXPECT_EQ(with_official_tones(entry), entry);
}

TEST(NameLexicons, MissingFolderIsASetupFault) {
  EXPECT_THROW((void)NameLexicons::read("/nonexistent"), Error);
}

}  // namespace
}  // namespace hoso
