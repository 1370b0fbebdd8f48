#include "field_identity_paper.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

const IdentityPaperField& field() {
  static const IdentityPaperField stage(Lexicon::read(HOSO_RESOURCES "/lexicons/identity_papers.txt"),
                                        Lexicon::read(HOSO_RESOURCES "/lexicons/identity_issuers.txt"));
  return stage;
}

Interpretation read(const std::string& text, double score = 0.95) { return field().interpret({}, {{text, score}}); }

const std::string whole = "Căn cước công dân số 025188001010 do Cục Cảnh sát QLHC về TTXH cấp ngày 20/11/2021";

TEST(IdentityPaperField, TheWholeSentenceIsFamiliar) {
  EXPECT_EQ(read(whole).value, whole);
  EXPECT_GE(read(whole).confidence, 0.9);
}

TEST(IdentityPaperField, MayLackItsIssue) {
  EXPECT_EQ(read("CCCD: 025188001010").value, "CCCD số 025188001010");
  EXPECT_EQ(read("025188001010").value, "025188001010");
  EXPECT_EQ(read("Hộ chiếu số C1234567 cấp ngày 1/2/2024").value, "Hộ chiếu số C1234567 cấp ngày 01/02/2024");
}

TEST(IdentityPaperField, TornDigitsBelongTogether) {
  EXPECT_EQ(read("Căn cước số 025 188 001 010 do Bộ Công an cấp ngày 02/03/2025").value,
            "Căn cước số 025188001010 do Bộ Công an cấp ngày 02/03/2025");
}

TEST(IdentityPaperField, MendsKindAndIssuerThatAreNearOneOnly) {
  const std::string misread =
      "Căn cước công dần số 025188001010 do Cục Cảnh sát QLHC vê TTXH câp ngày 20/11/2021";
  EXPECT_EQ(read(misread).value, whole);
  EXPECT_LE(read(misread).confidence, 0.75);
}

TEST(IdentityPaperField, MendsLongNamesThatLostSeveralLetters) {
  const std::string misread = "Căn cước công dân sỉ số 025188001010 do Cục Cảnh sát QLHGyề TTXH cấp ngày 20/11/2021";
  EXPECT_EQ(read(misread).value, whole);
  EXPECT_LE(read(misread).confidence, 0.75);
}

TEST(IdentityPaperField, StopsOfALeaderAreNoneOfIt) {
  EXPECT_EQ(read("Căn cước công dân số 024203956744.do. Cục Cảnh sát QLHC về TTXH cấp ngày. 17.04.2022.").value,
            "Căn cước công dân số 024203956744 do Cục Cảnh sát QLHC về TTXH cấp ngày 17/04/2022");
}

TEST(IdentityPaperField, OtherIssuersStayAsWrittenButDoubtful) {
  const std::string other = "Chứng minh nhân dân số 131234567 do Trưởng phòng ABC cấp ngày 20/11/2001";
  EXPECT_EQ(read(other).value, other);
  EXPECT_LE(read(other, 0.99).confidence, 0.75);
}

TEST(IdentityPaperField, WhatIsNoIssueIsKept) {
  EXPECT_EQ(read("Căn cước số 025188001010, gia hạn lần hai").value, "Căn cước số 025188001010 gia hạn lần hai");
  EXPECT_EQ(read("Căn cước số 025188001010 do Bộ Công an cấp ngày 31/02/2021").value,
            "Căn cước số 025188001010 do Bộ Công an cấp ngày 31/02/2021");
}

TEST(IdentityPaperField, NumbersThatDoNotFitTheirPaperAreOdd) {
  for (const char* text : {"Căn cước công dân số 02518800101", "Căn cước công dân số 099188001010",
                           "Căn cước công dân số O25188001010", "Hộ chiếu số 123456"}) {
    EXPECT_LE(read(text, 0.99).confidence, 0.75) << text;
    EXPECT_FALSE(read(text).value.empty()) << text;
  }
  EXPECT_EQ(read("Căn cước công dân số O25188001010").value, "Căn cước công dân số 025188001010");
}

TEST(IdentityPaperField, WithoutANumberThereIsNoValue) {
  for (const char* text : {"", "Căn cước công dân", "Không có", "số 12", "do Bộ Công an cấp ngày 20/11/2021"}) {
    EXPECT_EQ(read(text).value, "") << text;
    EXPECT_LT(read(text).confidence, 0.5) << text;
  }
}

TEST(IdentityPaperField, SyntheticValuesReadBackAndAreFamiliar) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200; ++i) {
    const std::string value = field().synthesize({}, random);
    EXPECT_EQ(read(field().print({}, value)).value, value);
    EXPECT_GE(read(value).confidence, 0.9) << value;
  }
}

}  // namespace
}  // namespace hoso
