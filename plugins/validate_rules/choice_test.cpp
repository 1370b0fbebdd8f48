// Rules about choices, and what is said of too few or too many ticks.
#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "dossier_tree.hpp"
#include "evaluator.hpp"
#include "sample_dossier.hpp"

namespace hoso::rules {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// CT01 with its field "sex" as two boxes.
std::shared_ptr<const FormTemplate> form_with_boxes(Choose choose) {
  auto form = std::make_shared<FormTemplate>(*ct01());
  form->rules.clear();
  FieldSpec& field = *std::ranges::find(form->fields, "sex", &FieldSpec::id);
  field.options = {{"male", {"Nam", "Male"}}, {"female", {"Nữ", "Female"}}};
  field.zones.resize(2);
  field.choose = choose;
  return form;
}

/// A field whose boxes were read as `raw` with `score`; empty = none is ticked.
Dossier dossier_with(Choose choose, const std::string& raw, double score = 0.99) {
  Dossier dossier = sample_dossier();
  dossier.documents[0].form = form_with_boxes(choose);
  FieldValue& field = field_of(dossier, "sex");
  field = read_value("sex", raw);
  if (!raw.empty()) field.candidates = {{raw, score}};
  if (raw.find(' ') != std::string::npos && choose != Choose::any) {
    field.value = "";
    field.confidence = 0.45 * score;
  }
  return dossier;
}

std::vector<Finding> findings_of(const Dossier& dossier) {
  RulesStage stage(HOSO_RESOURCES);
  const Limits limits;
  return stage.validate(dossier, StageContext(limits, test_time, {}, nullptr)).documents.at(0);
}

TEST(ChoiceFindings, OneTickIsFine) {
  for (const Choose choose : {Choose::one, Choose::at_most_one, Choose::any}) {
    EXPECT_THAT(findings_of(dossier_with(choose, "male")), IsEmpty());
  }
}

TEST(ChoiceFindings, NoTickIsAFaultOnlyWhereOneIsAskedFor) {
  const auto findings = findings_of(dossier_with(Choose::one, ""));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "choice.none_ticked");
  EXPECT_EQ(findings[0].severity, FindingSeverity::blocking);
  EXPECT_EQ(findings[0].message.vi, "Mục «Giới tính» chưa đánh dấu ô nào; phải chọn một ô.");
  EXPECT_THAT(findings_of(dossier_with(Choose::at_most_one, "")), IsEmpty());
  EXPECT_THAT(findings_of(dossier_with(Choose::any, "")), IsEmpty());
}

TEST(ChoiceFindings, SeveralTicksAreNamed) {
  for (const Choose choose : {Choose::one, Choose::at_most_one}) {
    const auto findings = findings_of(dossier_with(choose, "male female"));
    ASSERT_EQ(findings.size(), 1U) << "nothing else is said of the same boxes";
    EXPECT_EQ(findings[0].code, "choice.several_ticked");
    EXPECT_EQ(findings[0].severity, FindingSeverity::blocking);
    EXPECT_THAT(findings[0].message.vi, HasSubstr("nhiều ô được đánh dấu: Nam; Nữ."));
  }
  EXPECT_THAT(findings_of(dossier_with(Choose::any, "male female")), IsEmpty());
}

TEST(ChoiceFindings, AnUnsureTickAccusesNobody) {
  const auto findings = findings_of(dossier_with(Choose::one, "male female", 0.7));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, FindingSeverity::doubtful);
}

TEST(ChoiceFindings, AMissingPageIsNoMissingTick) {
  Dossier dossier = dossier_with(Choose::one, "");
  field_of(dossier, "sex").page = 0;
  EXPECT_THAT(findings_of(dossier), IsEmpty());
}

class ChosenFunction : public testing::Test {
 protected:
  [[nodiscard]] bool holds(const std::string& expression) const {
    const auto form = dossier_.documents[0].form;
    static const Places places(HOSO_RESOURCES "/units");
    const Scope scope{*form, places, {2026, 11, 25}, tree_.documents().at(0)};
    return Evaluator(tree_.tree(), scope).holds(expression);
  }

  Dossier dossier_ = dossier_with(Choose::any, "male female");
  DossierTree tree_{dossier_};
};

TEST_F(ChosenFunction, TellsWhetherAnOptionIsTicked) {
  EXPECT_TRUE(holds("chosen('sex', 'male') and chosen('sex', 'female')"));
  EXPECT_TRUE(holds("count(field('sex')/chosen) = 2"));
  EXPECT_TRUE(holds("field('sex')/chosen[@value='male']/@vi = 'Nam'"));
}

TEST_F(ChosenFunction, RefusesUnknownOptions) {
  EXPECT_THROW(static_cast<void>(holds("chosen('sex', 'mail')")), Error);
  EXPECT_THROW(static_cast<void>(holds("chosen('full_name', 'male')")), Error) << "no choice";
}

}  // namespace
}  // namespace hoso::rules
