#include "form_diff/carried_rules.hpp"

#include <gmock/gmock.h>

namespace hoso::form_diff {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string rules = R"xml(<rules xmlns="urn:hoso:rules:1">
  <!-- Kept as it is. -->
  <rule code="a.phone" fields="phone"><require>filled('phone')</require></rule>
  <rule code="a.either" fields="full_name" when="filled('email')"><require>legible('full_name')</require></rule>
  <rule code="a.row" for-each="members" fields="members.sex"><require>filled('note') or filled('sex')</require></rule>
  <rule code="a.mail" fields="phone"><require>true()</require><message vi="email" en="e-mail -- email"/></rule>
</rules>
)xml";

TEST(CarriedRules, StayAsTheyAreWhenNothingIsGone) {
  Questions questions;
  EXPECT_EQ(carried_rules(rules, "rules.xml", {"other"}, questions), rules);
  EXPECT_EQ(questions.count(), 0);
}

TEST(CarriedRules, AreCommentedOutWhereTheyNameWhatIsGone) {
  Questions questions;
  const std::string carried = carried_rules(rules, "rules.xml", {"email", "members.note"}, questions);
  EXPECT_EQ(questions.count(), 2);
  EXPECT_THAT(carried, HasSubstr("<!-- Kept as it is. -->"));
  EXPECT_THAT(carried, HasSubstr("TODO: this rule names email, which this version does not have:"));
  EXPECT_THAT(carried, HasSubstr("TODO: this rule names members.note, which this version does not have:"));
  EXPECT_THAT(carried, HasSubstr("\n  <rule code=\"a.phone\""));
  EXPECT_THAT(carried, HasSubstr("\n  <rule code=\"a.mail\""));
}

TEST(CarriedRules, StayAnXmlDocumentWhenTextOfARuleHoldsDashes) {
  Questions questions;
  const std::string once = carried_rules(rules, "rules.xml", {"phone"}, questions);
  EXPECT_EQ(questions.count(), 2);
  EXPECT_EQ(carried_rules(once, "rules.xml", {"phone"}, questions), once) << "it can be read again";
  EXPECT_EQ(questions.count(), 2);
}

}  // namespace
}  // namespace hoso::form_diff
