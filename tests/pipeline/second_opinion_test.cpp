#include "pipeline/field_reading.hpp"

#include <functional>
#include <list>
#include <gmock/gmock.h>

namespace hoso::pipeline {
namespace {

using Answer = std::optional<ZoneReading>;

const ZoneReading sure{FieldState::read, {{"An", sure_from}}};
const ZoneReading unsure{FieldState::read, {{"Am", sure_from - 0.01}}};
const ZoneReading illegible{FieldState::illegible, {}};
const ZoneReading empty{FieldState::empty, {}};
const ZoneReading second{FieldState::read, {{"Ân", 0.6}, {"Ăn", 0.2}}};

/// Answers what it was told to.
struct Scripted final : RecognizeStage {
  explicit Scripted(Answer told) : answer(std::move(told)) {}
  ZoneReading recognize(const ZoneView&, const StageContext&) override { return answer.value(); }
  std::optional<ZoneReading> reconsider(const ZoneView&, const ZoneReading& first,
                                        const StageContext&) override {
    return answer && answer->state == FieldState::confirmed ? first : answer;
  }
  Answer answer;
};

/// A pipeline of recognizers and one field that the template gives to the first of them.
class SecondOpinion : public testing::Test {
 protected:
  SecondOpinion() {
    auto form = std::make_shared<FormTemplate>();
    form->pages.push_back({});
    match_ = {form, 0, Alignment::at_dpi(254), 1};
    page_.image = PageImage({100, 100}, PixelFormat::gray8, std::vector<std::uint8_t>(10000, 255));
    field_.id = "name";
    field_.type = "text";
    field_.recognizer = "first";
    field_.zones = {{0, {1, 1, 5, 5}}};
  }

  void add(const std::string& name, bool second_opinion, const Answer& answer) {
    StageInfo info{"recognize." + name, "Scripted", Threading::per_worker, {}, second_opinion};
    entries_.push_back({info, StageFactory<RecognizeStage>([=, this](const StageSetup&) {
                          ++built_;
                          return std::make_unique<Scripted>(answer);
                        }), "", ""});
    pipeline_.recognize.push_back(std::make_unique<StageSlot<RecognizeStage>>(
        entries_.back(), std::map<std::string, std::string>{}, StageFolders{}));
  }

  FieldValue read() {
    const RunTerms terms;
    CallSite site(terms, {}, {}, journal_);
    return read_field(field_, {page_, match_, 254}, pipeline_, site);
  }

  int built_ = 0;
  Journal journal_;
  FieldSpec field_;

 private:
  std::list<plugin::StageEntry> entries_;
  Pipeline pipeline_;
  Page page_;
  PageMatch match_;
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
