#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

hoso::ZoneReading reading_of(std::vector<hoso::Word> words) {
  hoso::Page page;
  page.words = std::move(words);
  hoso::FieldSpec field;
  field.zones = {{0, {10, 10, 50, 8}}};
  const hoso::PageMatch match{nullptr, 0, hoso::Alignment(), 1};  // 1 mm = 1 px
  const Surroundings calm;
  return stage_of<hoso::RecognizeStage>("recognize.@NAME@")->recognize({page, match, field}, calm.context());
}

TEST(@CLASS@, ReadsTheWordsInTheZone) {
  const auto reading = reading_of({{"Không", {12, 11, 10, 5}}, {"Có", {24, 11, 5, 5}}, {"khác", {12, 90, 10, 5}}});
  ASSERT_EQ(reading.state, hoso::FieldState::read);
  EXPECT_EQ(reading.candidates.front().text, "Không Có");
}

TEST(@CLASS@, LeavesInkToOthers) { EXPECT_EQ(reading_of({}).state, hoso::FieldState::illegible); }

}  // namespace
