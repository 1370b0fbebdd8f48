#include <gmock/gmock.h>

#include "scripted_reading.hpp"

namespace hoso::pipeline {
namespace {

const ZoneReading sure{FieldState::read, {{"An", trusted_from}}};
const ZoneReading unsure{FieldState::read, {{"Am", trusted_from - 0.01}}};
const ZoneReading illegible{FieldState::illegible, {}};
const ZoneReading empty{FieldState::empty, {}};
const ZoneReading second{FieldState::read, {{"Ân", 0.6}, {"Ăn", 0.2}}};

/// Takes "An" and "Ân" for values.
struct Names final : FieldStage {
  Interpretation interpret(const FieldSpec&, const std::vector<Candidate>& candidates) const override {
    const Candidate& best = candidates.front();
    return {best.text, best.text == "An" || best.text == "Ân" ? best.text : "", best.score};
  }
  std::string print(const FieldSpec&, const std::string& value) const override { return value; }
  std::string synthesize(const FieldSpec&, std::mt19937_64&) const override { return "An"; }
};

class SecondOpinion : public ScriptedReading {
 protected:
  void add_field_type() {
    entries_.push_back({{"field.text", "Names", Threading::shared, {}},
                        StageFactory<FieldStage>([](const StageSetup&) { return std::make_unique<Names>(); }), "", ""});
    pipeline_.field.push_back(std::make_unique<StageSlot<FieldStage>>(
        entries_.back(), std::map<std::string, std::string>{}, StageFolders{}));
  }
};

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

TEST_F(SecondOpinion, IsNotAskedOfAPlaceToSign) {
  field_.type = "presence";
  add("first", false, illegible);
  add("other", true, second);
  EXPECT_EQ(read().state, FieldState::illegible);
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

TEST_F(SecondOpinion, IsAskedOfASureReadingThatIsNoValue) {
  add_field_type();
  add("first", false, ZoneReading{FieldState::read, {{"Nz", 0.99}}});
  add("other", true, second);
  const FieldValue value = read();
  EXPECT_EQ(value.recognizer, "recognize.other");
  EXPECT_EQ(value.value, "Ân");
  EXPECT_EQ(value.confidence, 0.6);
}

TEST_F(SecondOpinion, LeavesWhatIsNoValueWhenThereIsNone) {
  add_field_type();
  add("first", false, ZoneReading{FieldState::read, {{"Nz", 0.99}}});
  add("other", true, std::nullopt);
  const FieldValue value = read();
  EXPECT_EQ(value.recognizer, "recognize.first");
  EXPECT_EQ(value.raw, "Nz");
  EXPECT_EQ(value.value, "");
}

TEST_F(SecondOpinion, OnADoubtedValueTakesItsPlace) {
  add("first", false, sure);
  add("other", true, second);
  const FieldValue value = doubted(read());
  EXPECT_EQ(value.recognizer, "recognize.other");
  EXPECT_EQ(value.raw, "Ân");
  EXPECT_EQ(value.confidence, 0.6);
}

TEST_F(SecondOpinion, LeavesADoubtedValueWhenThereIsNone) {
  add("first", false, sure);
  add("other", true, std::nullopt);
  const FieldValue first = read();
  EXPECT_EQ(doubted(first).raw, first.raw);
  EXPECT_EQ(doubted(first).confidence, first.confidence);
}

/// Values of fields that the recognizer "first" was to read: so many read by it, by another one for sure, and
/// by another one that is not sure.
struct ReadPage {
  std::vector<FieldSpec> fields;
  std::vector<FieldValue> values;

  void add(int count, const std::string& recognizer, double score) {
    for (int i = 0; i < count; ++i) {
      FieldSpec field;
      field.type = "text";
      field.recognizer = "first";
      fields.push_back(field);
      FieldValue value;
      value.state = FieldState::read;
      value.recognizer = recognizer;
      value.candidates = {{"An", score}};
      values.push_back(value);
    }
  }

  [[nodiscard]] std::vector<std::size_t> doubtful() const {
    std::vector<const FieldSpec*> specs;
    for (const FieldSpec& field : fields) specs.push_back(&field);
    return fields_to_doubt(specs, values);
  }
};

TEST(FieldsToDoubt, AreTheFirstReadingsOfAPageWithManySureSecondOnes) {
  ReadPage page;
  page.add(1, "recognize.other", 0.95);
  page.add(4, "recognize.first", 0.99);
  EXPECT_THAT(page.doubtful(), testing::ElementsAre(1, 2, 3, 4));
  page.add(1, "recognize.first", 0.99);
  EXPECT_THAT(page.doubtful(), testing::IsEmpty()) << "one in six is no majority of one hand";
}

TEST(FieldsToDoubt, AreNoneOnATypedPage) {
  ReadPage page;
  page.add(20, "recognize.first", 0.99);
  EXPECT_THAT(page.doubtful(), testing::IsEmpty());
  page.add(20, "recognize.other", 0.89);
  EXPECT_THAT(page.doubtful(), testing::IsEmpty()) << "of type no second opinion is sure";
}

TEST(FieldsToDoubt, AreNoBoxesAndNoEmptyZones) {
  ReadPage page;
  page.add(2, "recognize.other", 0.95);
  page.add(3, "recognize.first", 0.99);
  page.fields[2].options = {{"yes", {}}};
  page.values[3].state = FieldState::empty;
  EXPECT_THAT(page.doubtful(), testing::ElementsAre(4));
}

}  // namespace
}  // namespace hoso::pipeline
