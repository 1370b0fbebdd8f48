#include <gmock/gmock.h>

#include <hoso/choice.hpp>

namespace hoso {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

FieldSpec goods() {
  FieldSpec field;
  field.options = {{"tv", {"Ti vi", "Television"}}, {"fridge", {"Tủ lạnh", "Refrigerator"}}};
  return field;
}

TEST(Choice, TakesTextsApart) {
  EXPECT_THAT(chosen_options("tv fridge"), ElementsAre("tv", "fridge"));
  EXPECT_THAT(chosen_options("  tv "), ElementsAre("tv"));
  EXPECT_THAT(chosen_options(""), IsEmpty());
}

TEST(Choice, ShowsLabelsInBothLanguages) {
  EXPECT_EQ(chosen_labels(goods(), "tv fridge"),
            (LocalizedText{"Ti vi; Tủ lạnh", "Television; Refrigerator"}));
  EXPECT_EQ(chosen_labels(goods(), ""), (LocalizedText{"", ""}));
}

TEST(Choice, LeavesWhatIsNoOptionAsItIs) {
  EXPECT_EQ(chosen_labels(goods(), "tv radio").vi, "Ti vi; radio");
  EXPECT_EQ(chosen_labels({}, "Nam").vi, "Nam") << "a field that is no choice";
}

TEST(Choice, KnowsHowManyMayBeTicked) {
  EXPECT_FALSE(may_choose(Choose::one, 0));
  EXPECT_TRUE(may_choose(Choose::one, 1));
  EXPECT_FALSE(may_choose(Choose::one, 2));
  EXPECT_TRUE(may_choose(Choose::at_most_one, 0));
  EXPECT_FALSE(may_choose(Choose::at_most_one, 2));
  EXPECT_TRUE(may_choose(Choose::any, 0));
  EXPECT_TRUE(may_choose(Choose::any, 5));
}

}  // namespace
}  // namespace hoso
