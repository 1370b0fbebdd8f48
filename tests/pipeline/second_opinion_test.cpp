#include "scripted_reading.hpp"

namespace hoso::pipeline {
namespace {

const ZoneReading sure{FieldState::read, {{"An", trusted_from}}};
const ZoneReading unsure{FieldState::read, {{"Am", trusted_from - 0.01}}};
const ZoneReading illegible{FieldState::illegible, {}};
const ZoneReading empty{FieldState::empty, {}};
const ZoneReading second{FieldState::read, {{"Ân", 0.6}, {"Ăn", 0.2}}};

using SecondOpinion = ScriptedReading;

TEST_F(SecondOpinion, IsNotAskedOfASureReading) {
  add("first", false, sure);
  add("other", true, second);
  EXPECT_EQ(read().recognizer, "recognize.first");
  EXPECT_EQ(built_, 1) << "nobody else was even loaded";
}

TEST_F(SecondOpinion, IsNotAskedOfAnEmptyZone) {
  add("first", false, empty);
  add("other", true, second);
  EXPECT_EQ(read().state, FieldState::empty);
  EXPECT_EQ(built_, 1);
}

TEST_F(SecondOpinion, IsNotAskedOfBoxesToTick) {
  field_.options = {{"yes", {}}};
  add("first", false, unsure);
  add("other", true, second);
  EXPECT_EQ(read().recognizer, "recognize.first");
}

TEST_F(SecondOpinion, TakesTheUnsureReadingsPlace) {
  add("first", false, unsure);
  add("other", true, second);
  const FieldValue value = read();
  EXPECT_EQ(value.recognizer, "recognize.other");
  EXPECT_EQ(value.candidates, second.candidates);
  EXPECT_EQ(value.raw, "Ân");
}

TEST_F(SecondOpinion, MayReadWhatTheFirstCouldNot) {
  add("first", false, illegible);
  add("other", true, second);
  EXPECT_EQ(read().state, FieldState::read);
}

TEST_F(SecondOpinion, LeavesTheFirstReadingWhenThereIsNone) {
  add("first", false, unsure);
  add("other", true, std::nullopt);
  const FieldValue value = read();
  EXPECT_EQ(value.recognizer, "recognize.first");
  EXPECT_EQ(value.raw, "Am");
  EXPECT_TRUE(journal_.diagnostics.empty());
}

TEST_F(SecondOpinion, IsAskedOfTheNextWhenOneHasNone) {
  add("first", false, unsure);
  add("silent", true, std::nullopt);
  add("other", true, second);
  EXPECT_EQ(read().recognizer, "recognize.other");
}

TEST_F(SecondOpinion, IsNotAskedOfStagesThatDeclareNone) {
  add("first", false, unsure);
  add("other", false, second);
  EXPECT_EQ(read().recognizer, "recognize.first");
  EXPECT_EQ(built_, 1);
}

TEST_F(SecondOpinion, IsDiscardedWhenItCannotBe) {
  add("first", false, unsure);
  add("other", true, ZoneReading{FieldState::read, {}});
  EXPECT_EQ(read().raw, "Am");
  ASSERT_EQ(journal_.diagnostics.size(), 1U);
  EXPECT_EQ(journal_.diagnostics[0].code, "plugin.bad_result");
}

TEST_F(SecondOpinion, SeesTheFirstReading) {
  add("first", false, unsure);
  add("other", true, ZoneReading{FieldState::confirmed, {}});
  const FieldValue value = read();
  EXPECT_EQ(value.recognizer, "recognize.other");
  EXPECT_EQ(value.candidates, unsure.candidates);
}

}  // namespace
}  // namespace hoso::pipeline
