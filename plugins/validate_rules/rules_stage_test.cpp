#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading_findings.hpp"
#include "sample_dossier.hpp"

namespace hoso::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A form like CT01 with rules of the test's own.
std::shared_ptr<const FormTemplate> form_with(std::vector<Rule> rules) {
  auto form = std::make_shared<FormTemplate>(*ct01());
  form->rules = std::move(rules);
  return form;
}

Rule rule(const std::string& code, const std::string& require) {
  Rule made;
  made.code = code;
  made.require = require;
  made.message = {"Tên là {value('full_name')}.", "Name is {value('full_name')}."};
  made.next_step = {"Sửa.", "Correct it."};
  made.file = "rules.xml";
  made.line = 7;
  return made;
}

struct Outcome {
  std::vector<Finding> findings;
  std::vector<Diagnostic> diagnostics;
};

Outcome judge(const Dossier& dossier) {
  static RulesStage stage(HOSO_RESOURCES);
  Outcome outcome;
  const Limits limits;
  const StageContext context(limits, test_time, {}, [&](Diagnostic diagnostic) {
    outcome.diagnostics.push_back(std::move(diagnostic));
  });
  outcome.findings = stage.validate(dossier, context).documents.at(0);
  return outcome;
}

Outcome judge(Dossier dossier, std::vector<Rule> rules) {
  dossier.documents[0].form = form_with(std::move(rules));
  return judge(dossier);
}

TEST(RulesStage, FillsTheMessageFromTheForm) {
  Rule broken = rule("test.a", "false()");
  broken.fields = {"full_name"};
  broken.legal_source = "Nguồn";
  const Outcome outcome = judge(sample_dossier(), {broken});
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0],
            (Finding{"test.a", FindingSeverity::blocking, {"full_name"},
                     {"Tên là Hà Thị Mận.", "Name is Hà Thị Mận."},
                     {"Sửa.", "Correct it."}, "Nguồn"}));
}

TEST(RulesStage, WhenDecidesWhetherARuleApplies) {
  Rule conditional = rule("test.a", "false()");
  conditional.when = "value('sex') = 'Nam'";
  EXPECT_THAT(judge(sample_dossier(), {conditional}).findings, IsEmpty());
  conditional.when = "value('sex') = 'Nữ'";
  EXPECT_EQ(judge(sample_dossier(), {conditional}).findings.size(), 1U);
}

TEST(RulesStage, GoesThroughFilledRowsOnly) {
  Rule each = rule("test.row", "false()");
  each.for_each = "members";
  each.fields = {"members.sex", "full_name"};
  each.message.vi = "Dòng {@index + 1}: {value('members.full_name')}";
  Dossier dossier = sample_dossier();
  set(dossier, "members[2].full_name", "Hà Văn Tư");
  set(dossier, "members[3].full_name", "");
  const Outcome outcome = judge(dossier, {each});
  ASSERT_EQ(outcome.findings.size(), 2U);
  EXPECT_THAT(outcome.findings[1].fields, ElementsAre("members[2].sex", "full_name"));
  EXPECT_EQ(outcome.findings[1].message.vi, "Dòng 3: Hà Văn Tư");
}

TEST(RulesStage, OneBrokenRuleDoesNotStopTheOthers) {
  const Outcome outcome = judge(
      sample_dossier(), {rule("test.a", "no-such()"), rule("test.b", "false()"),
                         rule("test.c", "value('nothing') = ''")});
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].code, "test.b");
  ASSERT_EQ(outcome.diagnostics.size(), 2U);
  const Diagnostic& diagnostic = outcome.diagnostics[0];
  EXPECT_EQ(diagnostic.code, "rules.evaluation_failed");
  EXPECT_EQ(diagnostic.severity, Severity::error);
  EXPECT_EQ(diagnostic.arguments.at("rule"), "test.a");
  EXPECT_EQ(diagnostic.arguments.at("rule_file"), "rules.xml");
  EXPECT_EQ(diagnostic.arguments.at("line"), "7");
  EXPECT_EQ(exit_code_of(diagnostic), ExitCode::setup_fault);
}

TEST(RulesStage, DiagnosticsHoldNoValue) {
  Rule broken = rule("test.a", "no-such(value('full_name'))");
  for (const Diagnostic& diagnostic : judge(sample_dossier(), {broken}).diagnostics) {
    for (const auto& [name, value] : diagnostic.arguments) {
      EXPECT_THAT(value, testing::Not(HasSubstr("Mận"))) << name;
    }
  }
}

TEST(RulesStage, AnUnsureReadingAccusesNobody) {
  Rule blocking = rule("test.a", "false()");
  blocking.fields = {"full_name", "sex"};
  Dossier dossier = sample_dossier();
  field_of(dossier, "sex").confidence = 0.5;
  const Outcome outcome = judge(dossier, {blocking});
  ASSERT_EQ(outcome.findings.size(), 1U) << "the doubt is told once, by the rule";
  EXPECT_EQ(outcome.findings[0].severity, FindingSeverity::doubtful);
  EXPECT_THAT(outcome.findings[0].next_step.vi, HasSubstr("đối chiếu với tờ khai trước. Sửa."));
}

TEST(RulesStage, AsksToLookAtDoubtfulAndIllegibleFields) {
  Dossier dossier = sample_dossier();
  field_of(dossier, "request").confidence = 0.89;
  field_of(dossier, "members[0].sex").state = FieldState::illegible;
  const Outcome outcome = judge(dossier, std::vector<Rule>());
  ASSERT_EQ(outcome.findings.size(), 2U);
  EXPECT_EQ(outcome.findings[0].code, "field.doubtful");
  EXPECT_EQ(outcome.findings[0].message.vi, "Mục «Nội dung đề nghị» máy đọc chưa chắc đúng.");
  EXPECT_EQ(outcome.findings[1].code, "field.illegible");
  EXPECT_EQ(outcome.findings[1].severity, FindingSeverity::doubtful);
  EXPECT_THAT(outcome.findings[1].message.vi, HasSubstr("Cột «Giới tính», dòng 1 của bảng"));
  EXPECT_THAT(outcome.findings[1].fields, ElementsAre("members[0].sex"));
}

TEST(RulesStage, BelievesWhatAPersonConfirmed) {
  Dossier dossier = sample_dossier();
  field_of(dossier, "request").confidence = 0.1;
  field_of(dossier, "request").state = FieldState::confirmed;
  EXPECT_THAT(judge(dossier, std::vector<Rule>()).findings, IsEmpty());
}

TEST(RulesStage, TakesNoFigureForDoubt) {
  Dossier dossier = sample_dossier();
  field_of(dossier, "request").confidence = std::nan("");
  EXPECT_EQ(judge(dossier, std::vector<Rule>()).findings.size(), 1U);
}

TEST(RulesStage, GoesByTheCommonThreshold) {
  Dossier dossier = sample_dossier();
  dossier.documents[0].form = form_with({});
  field_of(dossier, "request").confidence = sure_from;
  EXPECT_THAT(judge(dossier).findings, IsEmpty());
  field_of(dossier, "request").confidence = sure_from - 0.001;
  EXPECT_EQ(judge(dossier).findings.size(), 1U);
}

TEST(RulesStage, JudgesEachDocumentOnItsOwn) {
  Dossier dossier = sample_dossier();
  dossier.documents.push_back(dossier.documents[0]);
  dossier.documents[1].fields[1].value = "Người Khác";
  Rule broken = rule("test.a", "value('full_name') = 'Hà Thị Mận'");
  dossier.documents[0].form = dossier.documents[1].form = form_with({broken});
  RulesStage stage(HOSO_RESOURCES);
  const Limits limits;
  const Findings findings = stage.validate(dossier, StageContext(limits, test_time, {}, {}));
  ASSERT_EQ(findings.documents.size(), 2U);
  EXPECT_THAT(findings.documents[0], IsEmpty());
  ASSERT_EQ(findings.documents[1].size(), 1U);
  EXPECT_EQ(findings.documents[1][0].message.en, "Name is Người Khác.");
}

TEST(RulesStage, TextOnTheFormIsNeverAnExpression) {
  Dossier dossier = sample_dossier();
  set(dossier, "full_name", "{today()} ' or '1'='1 <x/> &amp;");
  const Outcome outcome = judge(dossier, {rule("test.a", "false()")});
  EXPECT_THAT(outcome.diagnostics, IsEmpty());
  EXPECT_EQ(outcome.findings.at(0).message.vi, "Tên là {today()} ' or '1'='1 <x/> &amp;.");
}

TEST(VietnameseDay, ChangesAtMidnightInVietNam) {
  using namespace std::chrono;
  EXPECT_EQ(vietnamese_day(sys_seconds(sys_days(2026y / 11 / 25)) + 16h + 59min + 59s),
            (Date{2026, 11, 25}));
  EXPECT_EQ(vietnamese_day(sys_seconds(sys_days(2026y / 11 / 25)) + 17h), (Date{2026, 11, 26}));
}

}  // namespace
}  // namespace hoso::rules
