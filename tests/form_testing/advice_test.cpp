// What is looked at first, and which places are shown.
#include "form_testing/advice.hpp"

#include <gmock/gmock.h>

#include "form_testing/made_up_test.hpp"

namespace hoso::form_testing {
namespace {

using bench::Comparison;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Comparison right{"Nam", "Nam", 0.99}, wrong{"Nam", "Nem", 0.5}, missed{"Nam", "", 0}, invented{"", "x", 0.5};

TEST(Advice, NamesTheFieldsThatAreOftenMisreadTheWorstFirst) {
  const FormTest test = made_up_test({{"a", "Họ tên", {right, right, right, wrong}},
                                      {"b", "Ngày sinh", {right, wrong, wrong, right}},
                                      {"c", "Số", {missed, wrong, missed, missed}}});
  const auto all = advice_on(test);
  ASSERT_EQ(all.size(), 2U) << "one of four is an accident";
  EXPECT_EQ(all[0].id, "c");
  EXPECT_EQ(all[0].bad, 4);
  EXPECT_EQ(all[1].id, "b");
  EXPECT_THAT(text_of(all[1]).vi, HasSubstr("«Ngày sinh» (b): sai hoặc không đọc được 2 trên 4"));
  EXPECT_THAT(text_of(all[1]).en, HasSubstr("«Ngày sinh» (b): 2 of 4")) << "without an English label";
}

TEST(Advice, CountsWhatIsReadWhereNothingStands) {
  EXPECT_EQ(advice_on(made_up_test({{"a", "Họ tên", {right, invented, invented, right}}})).size(), 1U);
}

TEST(Advice, IsEmptyForAFormThatIsReadWell) {
  EXPECT_THAT(advice_on(made_up_test({{"a", "Họ tên", {right, right, right, right}}})), IsEmpty());
}

TEST(Advice, DoesNotBlameFieldsForPagesThatAreNotKnown) {
  FormTest test = made_up_test({{"a", "Họ tên", {right, right}}});
  const bench::Truth truth{"leave", "v1", "phone", {}};
  for (int page = 0; page < 3; ++page) {
    add({truth, *test.form, {missed}, {}}, test.figures);
    ++test.pages;
  }
  const auto all = advice_on(test);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].kind, AdviceKind::not_known);
  EXPECT_EQ(all[0].bad, 3);
  EXPECT_EQ(test.figures.fields.front().all.missed, 3) << "the figures count them all the same";
}

TEST(Advice, DoesNotBlameTheTemplateForHandwriting) {
  FormTest test = made_up_test({{"a", "Họ tên", {right, right}}});
  const bench::Truth truth{"leave", "v1", "scan", {}, "Pangolin"};
  for (int fill = 0; fill < 4; ++fill) add({truth, *test.form, {wrong}, {0}}, test.figures);
  EXPECT_THAT(advice_on(test), IsEmpty());
  EXPECT_EQ(test.figures.written.wrong, 4);
}

TEST(Advice, TellsWhichFormsAreMixedUp) {
  FormTest test = made_up_test({{"a", "Họ tên", {right}}});
  test.taken_for = {{"ct01 v2", 1}, {"", 1}};
  test.others_tried = 30;
  test.others_taken = {{"ct02 v1", 1}};
  const auto all = advice_on(test);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_THAT(text_of(all[0]).en, HasSubstr("1 of 1 pages are taken for ct01 v2"));
  EXPECT_THAT(text_of(all[1]).en, HasSubstr("Page 2 of ct02 v1"));
}

TEST(Figures, CountAColumnOverItsRows) {
  const FormTest test =
      made_up_test({{"members[0].sex", "Giới tính", {right}}, {"members[1].sex", "Giới tính", {wrong}}});
  ASSERT_EQ(test.figures.fields.size(), 1U);
  EXPECT_EQ(test.figures.fields[0].id, "members.sex");
  EXPECT_EQ(test.figures.fields[0].all.filled, 2);
  EXPECT_EQ(test.figures.fields[0].all.correct, 1);
}

ZoneCrop crop(const std::string& field, const Comparison& compared) { return {field, {}, compared, "scan", "", {}}; }

TEST(WorstPlaces, AreSureMistakesThenMistakesThenGapsThenDoubts) {
  const auto crops = worst({crop("a", {"x", "x", 0.6}), crop("b", missed), crop("c", {"x", "y", 0.4}),
                            crop("d", {"x", "y", 0.99}), crop("e", {"x", "y", 0.7})});
  std::vector<std::string> order;
  for (const ZoneCrop& one : crops) order.push_back(one.field);
  EXPECT_THAT(order, ElementsAre("d", "e", "c", "b", "a"));
}

TEST(WorstPlaces, BeginWithTheFieldThatFailsMostOften) {
  const auto crops = worst({crop("a", {"x", "y", 0.9}), crop("b", missed), crop("b", missed)});
  EXPECT_EQ(crops.front().field, "b");
  EXPECT_EQ(crops.back().field, "a");
}

TEST(WorstPlaces, LeaveRoomForOtherFields) {
  std::vector<ZoneCrop> crops(30, crop("members[0].sex", wrong));
  crops.push_back(crop("b", missed));
  crops = worst(std::move(crops));
  ASSERT_EQ(crops.size(), most_crops_of_field + 1);
  EXPECT_EQ(crops.back().field, "b");
}

}  // namespace
}  // namespace hoso::form_testing
