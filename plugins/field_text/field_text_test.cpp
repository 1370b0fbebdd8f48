#include "field_text.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

TEST(TextField, KeepsRawAndNormalisesSpaces) {
  const Interpretation read = TextField().interpret({}, {{" Giáo  viên ", 0.8}});
  EXPECT_EQ(read.raw, " Giáo  viên ");
  EXPECT_EQ(read.value, "Giáo viên");
  EXPECT_DOUBLE_EQ(read.confidence, 0.8);
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
  EXPECT_EQ(TextField().interpret({}, {{"Dân tộc; Kinh", 0.99}}).value, "Dân tộc; Kinh");
  EXPECT_LE(TextField().interpret({}, {{"Dân tộc; Kinh", 0.99}}).confidence, 0.75);
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
