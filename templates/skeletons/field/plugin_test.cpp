#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

hoso::Interpretation reading_of(const std::string& text) {
  return stage_of<hoso::FieldStage>("field.@NAME@", {{"most_digits", "4"}})->interpret({}, {{text, 0.9}});
}

TEST(@CLASS@, ReadsANumber) { EXPECT_EQ(reading_of("1 234").value, "1234"); }

TEST(@CLASS@, TakesNoLettersAndNoLongNumbers) {
  EXPECT_EQ(reading_of("12a").value, "");
  EXPECT_EQ(reading_of("12345").value, "");
}

}  // namespace
