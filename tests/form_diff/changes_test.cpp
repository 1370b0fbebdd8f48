#include "form_diff/changes.hpp"

#include <gmock/gmock.h>

#include "drafted_lines.hpp"

namespace hoso::form_diff {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using testing_support::line_at;
using testing_support::printed;

std::vector<std::string> told(const FormDiff& diff) {
  std::vector<std::string> lines;
  for (const Change& change : diff.changes) lines.push_back(name_of(change.kind) + " " + change.label);
  return lines;
}

TEST(Changes, OfTheSameFormAreNone) {
  const PrintedForm form = printed({line_at("Họ và tên", 20), line_at("Email", 30)});
  const FormDiff diff = diff_of(form, form);
  EXPECT_THAT(diff.changes, IsEmpty());
  EXPECT_EQ(diff.same, 2);
}

TEST(Changes, LessThanAMillimetreIsNoMove) {
  const FormDiff diff = diff_of(printed({line_at("Email", 20)}), printed({line_at("Email", 20.8)}));
  EXPECT_THAT(diff.changes, IsEmpty());
}

TEST(Changes, SayWhereAnItemWasAndIs) {
  const FormDiff diff = diff_of(printed({line_at("Email", 20)}), printed({line_at("Email", 28)}));
  ASSERT_THAT(told(diff), testing::ElementsAre("moved Email"));
  EXPECT_EQ(diff.changes[0].before->box.y, 20);
  EXPECT_EQ(diff.changes[0].after->box.y, 28);
  EXPECT_FALSE(diff.changes[0].reordered);
}

TEST(Changes, TellAnItemThatChangedItsOrderFromThoseItPassed) {
  const FormDiff diff = diff_of(printed({line_at("Email", 20), line_at("Họ và tên", 30), line_at("Dân tộc", 40)}),
                                printed({line_at("Họ và tên", 20), line_at("Dân tộc", 30), line_at("Email", 40)}));
  ASSERT_THAT(diff.changes, SizeIs(3));
  for (const Change& change : diff.changes) EXPECT_EQ(change.reordered, change.label == "Email");
}

TEST(Changes, CountTheBoxesOfAComb) {
  drafting::DraftField twelve = line_at("Số định danh", 20), thirteen = twelve;
  twelve.kind = thirteen.kind = drafting::FieldKind::comb;
  twelve.cells = 12;
  thirteen.cells = 13;
  const FormDiff diff = diff_of(printed({twelve}), printed({thirteen}));
  ASSERT_THAT(told(diff), testing::ElementsAre("changed Số định danh"));
  EXPECT_EQ(diff.changes[0].aspect, "cells");
  EXPECT_EQ(diff.changes[0].was + "→" + diff.changes[0].is, "12→13");
}

TEST(Changes, ListWhatIsGoneAndWhatIsNew) {
  const FormDiff diff = diff_of(printed({line_at("Họ và tên", 20), line_at("Nghề nghiệp", 30)}),
                                printed({line_at("Họ và tên", 20), line_at("Quốc tịch", 30)}));
  EXPECT_THAT(told(diff), testing::ElementsAre("removed Nghề nghiệp", "added Quốc tịch"));
}

}  // namespace
}  // namespace hoso::form_diff
