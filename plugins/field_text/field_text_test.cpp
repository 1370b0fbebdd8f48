#include "field_text.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

Interpretation read(const std::string& text, double score = 0.9) {
  return TextField(WordPairs::of_forms(HOSO_RESOURCES "/lexicons")).interpret({}, {{text, score}});
}

TEST(TextField, KeepsRawAndNormalisesSpaces) {
  const Interpretation read = TextField().interpret({}, {{" Giáo  viên ", 0.8}});
  EXPECT_EQ(read.raw, " Giáo  viên ");
  EXPECT_EQ(read.value, "Giáo viên");
  EXPECT_GE(read.confidence, 0.77);
  EXPECT_LE(read.confidence, 0.8);
}

TEST(TextField, MendsWhatItsNeighboursRuleOut) {
  EXPECT_EQ(read("Bố sung hồ sơ").value, "Bổ sung hồ sơ");
  EXPECT_EQ(read("Giây tờ nộp kèm").value, "Giấy tờ nộp kèm");
  EXPECT_EQ(read("Để làm thủ tục, đăng ký").value, "Để làm thủ tục đăng ký");
  EXPECT_EQ(read("Đã xóa đăng ký tạm trú theo, đề nghị").value, "Đã xóa đăng ký tạm trú theo đề nghị");
  EXPECT_EQ(read("thông tin về Cư trú").value, "thông tin về cư trú");
  EXPECT_EQ(read("Đột quy não").value, "Đột quỵ não");
  EXPECT_EQ(read("nhận tại phường Viêt Trì").value, "nhận tại phường Việt Trì");
}

TEST(TextField, WhatWasMendedIsNeverSure) {
  EXPECT_LE(read("Bố sung hồ sơ", 0.99).confidence, 0.75);
  EXPECT_GE(read("Bổ sung hồ sơ", 0.99).confidence, 0.98);
}

TEST(TextField, WordsOfEverydayLifeAndNamesStay) {
  for (const char* text : {"Công nhân", "Đi lao động thời vụ", "Kinh doanh tự do", "Sống với Công Nhân Hòa",
                           "Cơ sở dữ liệu quốc gia", "Nơi thường trú, nơi tạm trú", "Hội viên Hội Cựu chiến binh"}) {
    EXPECT_EQ(read(text).value, text);
  }
}

TEST(TextField, ForeignNamesHaveNoVietnameseMarks) {
  FieldSpec field;
  field.parameters["letters"] = "foreign";
  const auto name = [&](const char* text) { return TextField().interpret(field, {{text, 0.99}}); };
  EXPECT_EQ(name("TRẤN MINH DAVID").value, "TRAN MINH DAVID");
  EXPECT_LE(name("TRẤN MINH DAVID").confidence, 0.75);
  EXPECT_EQ(name("FRANÇOIS NUÑEZ").value, "FRANÇOIS NUÑEZ");
}

TEST(TextField, PrefersTheCandidateSpelledLikeVietnamese) {
  const Interpretation read = TextField().interpret({}, {{"Gláo vlên", 0.9}, {"Giáo viên", 0.85}});
  EXPECT_EQ(read.value, "Giáo viên");
}

TEST(TextField, LeavesOutWhatLeadersLeave) {
  const auto value = [](const char* text) { return TextField().interpret({}, {{text, 0.9}}).value; };
  EXPECT_EQ(value("hồ.sơ đăng ký"), "hồ sơ đăng ký");
  EXPECT_EQ(value("-Đi học đại học. ."), "Đi học đại học");
  EXPECT_EQ(value("tại số 3/4 (cũ)"), "tại số 3/4 (cũ)");
  EXPECT_EQ(value("thông báo. này"), "thông báo này");
  EXPECT_EQ(value(" . -"), "");
}

TEST(TextField, CapitalsInsideSmallWordsAreSmall) {
  const auto value = [](const char* text) { return TextField().interpret({}, {{text, 0.9}}).value; };
  EXPECT_EQ(value("nộp tại cơ sỞ"), "nộp tại cơ sở");
  EXPECT_EQ(value("theo mẫu CT01, VNeID"), "theo mẫu CT01, VNeID");
}

TEST(TextField, SemicolonsMayBeColonsOnALeader) {
  EXPECT_EQ(read("Dân tộc; Kinh", 0.99).value, "Dân tộc: Kinh");
  EXPECT_LE(read("Dân tộc; Kinh", 0.99).confidence, 0.75);
  EXPECT_EQ(read("Hộ chiếu; ảnh", 0.99).value, "Hộ chiếu; ảnh");
  EXPECT_LE(read("Hộ chiếu; ảnh", 0.99).confidence, 0.75);
  EXPECT_GT(TextField().interpret({}, {{"Dân tộc: Kinh", 0.99}}).confidence, 0.95);
}

TEST(TextField, NothingIsNoValue) {
  const Interpretation read = TextField().interpret({}, {{"  ", 0.9}});
  EXPECT_EQ(read.value, "");
  EXPECT_LT(read.confidence, 0.5);
}

TEST(TextField, SyntheticValuesReadBack) {
  std::mt19937_64 random(1);
  const TextField field;
  for (int i = 0; i < 50; ++i) {
    const std::string value = field.synthesize({}, random);
    EXPECT_EQ(field.interpret({}, {{field.print({}, value), 1}}).value, value);
  }
}

TEST(TextField, SynthesizesFromTheFieldsOwnExamples) {
  std::mt19937_64 random(1);
  FieldSpec field;
  field.parameters["examples"] = "Công an xã A; Công an xã B";
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(TextField().synthesize(field, random).starts_with("Công an xã"));
  }
}

}  // namespace
}  // namespace hoso
