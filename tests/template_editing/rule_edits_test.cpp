#include "template_editing/rule_edits.hpp"

#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "small_form.hpp"

namespace hoso::template_editing {
namespace {

const std::string two_rules = R"xml(<rules xmlns="urn:hoso:rules:1">
  <!-- of the person -->
  <rule code="don.name.missing" severity="blocking"
        fields="full_name">
    <require>
      filled('full_name')
    </require>
    <message vi="Thiếu tên." en="No name."/>
    <next-step vi="Ghi tên." en="Write it."/>
  </rule>
  <rule code="don.age" severity="doubtful" when="legible('birth_date')">
    <require>age-on(value('birth_date'), today()) &gt;= 18</require>
    <message vi="Chưa đủ tuổi." en="Under age."/>
    <next-step vi="Xem lại." en="Look again."/>
    <legal-source>Mẫu</legal-source>
  </rule>
</rules>
)xml";

RuleText rule_named(const std::string& code) {
  for (RuleText& rule : rules_in(two_rules, "rules.xml")) {
    if (rule.code == code) return rule;
  }
  return {};
}

TEST(RuleEdits, OnlyWhatSaysSomethingElseIsWritten) {
  RuleText rule = rule_named("don.age");
  rule.require = "age-on(value('birth_date'), today()) < 18";
  rule.when.clear();
  EXPECT_EQ(changed_lines(two_rules, with_rule(two_rules, "rules.xml", rule.code, rule)),
            "-  <rule code=\"don.age\" severity=\"doubtful\" when=\"legible('birth_date')\">\n"
            "-    <require>age-on(value('birth_date'), today()) &gt;= 18</require>\n"
            "+  <rule code=\"don.age\" severity=\"doubtful\">\n"
            "+    <require>age-on(value('birth_date'), today()) &lt; 18</require>\n");
}

TEST(RuleEdits, ASourceComesAndGoes) {
  RuleText rule = rule_named("don.name.missing");
  rule.legal_source = "Mẫu đơn";
  const std::string after = with_rule(two_rules, "rules.xml", rule.code, rule);
  EXPECT_EQ(changed_lines(two_rules, after), "+    <legal-source>Mẫu đơn</legal-source>\n");
  rule.legal_source.clear();
  EXPECT_EQ(with_rule(after, "rules.xml", rule.code, rule), two_rules);
}

TEST(RuleEdits, NewRulesComeLastAndGoAgain) {
  RuleText rule = rule_named("don.age");
  rule.code = "don.other";
  const std::string after = with_rule(two_rules, "rules.xml", "", rule);
  EXPECT_EQ(rules_in(after, "rules.xml").back().code, "don.other");
  EXPECT_EQ(rules_in(without_rule(after, "rules.xml", "don.other"), "rules.xml").size(), 2U);
  const std::string first = with_rule(empty_rules(), "rules.xml", "", rule);
  EXPECT_EQ(rules_in(first, "rules.xml").size(), 1U);
}

TEST(RuleEdits, RefusesWhatNoFileMayHold) {
  const auto code_of = [](const std::string& code, const RuleText& rule) -> std::string {
    try {
      (void)with_rule(two_rules, "rules.xml", code, rule);
      return "";
    } catch (const Error& error) {
      return error.code();
    }
  };
  RuleText rule = rule_named("don.age");
  EXPECT_EQ(code_of("don.none", rule), "designer.invalid") << "its code is another rule's";
  EXPECT_EQ(code_of("", rule), "designer.invalid");
  rule.code = "Not A Code";
  EXPECT_EQ(code_of("don.age", rule), "template.invalid");
  rule.code = "don.age";
  rule.require = "  ";
  EXPECT_EQ(code_of("don.age", rule), "designer.invalid");
  EXPECT_EQ(code_of("don.age", {.code = "don.age", .severity = "loud"}), "designer.invalid");
}

}  // namespace
}  // namespace hoso::template_editing
