// The rules of every form: what tests/rules/<form>.json says breaks them, and what, though close, does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include <hoso/cell_id.hpp>

#include "sample_dossier.hpp"

namespace hoso::rules {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::Not;

/// What the file of one form says.
struct FormCases {
  std::shared_ptr<const FormTemplate> form;
  json cases;
};

json cases_of(const std::string& form) {
  std::ifstream file(std::string(HOSO_RULE_CASES) + "/" + form + ".json");
  return file ? json::parse(file) : json();
}

/// Forms with rules, but CT01, which has a test of its own; of several versions the newest.
const std::map<std::string, FormCases>& all_cases() {
  static const std::map<std::string, FormCases> all = [] {
    std::map<std::string, FormCases> found;
    for (const auto& form : load_catalogue(HOSO_RESOURCES "/forms")) {
      if (form->id == "ct01" || form->rules.empty() || found.contains(form->id)) continue;
      found[form->id] = {form, cases_of(form->id)};
    }
    return found;
  }();
  return all;
}

/// As the pipeline does: a row of empty cells is no row.
void drop_empty_rows(Dossier& dossier) {
  const auto row_of = [](const FieldValue& field) {
    const auto cell = cell_id(field.id);
    return cell ? std::pair(cell->table, cell->row) : std::pair(std::string(), -1);
  };
  std::set<std::pair<std::string, int>> filled{{"", -1}};
  std::vector<FieldValue>& fields = dossier.documents.at(0).fields;
  for (const FieldValue& field : fields) {
    if (field.state != FieldState::empty) filled.insert(row_of(field));
  }
  std::erase_if(fields, [&](const FieldValue& field) { return !filled.contains(row_of(field)); });
}

void change(Dossier& dossier, const json& values) {
  for (const auto& [id, value] : values.items()) {
    const auto& fields = dossier.documents.at(0).form->fields;
    EXPECT_NE(std::ranges::find(fields, id, &FieldSpec::id), fields.end()) << "the form has no field " << id;
    set(dossier, id, value);
  }
  drop_empty_rows(dossier);
}

Dossier sample_of(const FormCases& of) {
  Document document{of.form, {1}, {}, {}};
  for (const FieldSpec& spec : of.form->fields) {
    if (spec.row <= 0) document.fields.push_back(read_value(spec.id, ""));
  }
  Dossier dossier;
  dossier.pages.resize(1);
  dossier.pages[0].number = 1;
  dossier.documents.push_back(std::move(document));
  change(dossier, of.cases.at("sample"));
  return dossier;
}

std::set<std::string> codes_in(const Dossier& dossier) {
  static RulesStage stage(HOSO_RESOURCES);
  const Limits limits;
  const StageContext context(limits, test_time, {}, [](const Diagnostic& diagnostic) {
    ADD_FAILURE() << diagnostic.arguments.at("rule") << ": " << diagnostic.arguments.at("detail");
  });
  std::set<std::string> codes;
  const Findings findings = stage.validate(dossier, context);
  for (const Finding& finding : findings.documents.at(0)) codes.insert(finding.code);
  return codes;
}

/// Findings that every filling of the form has: that of an outdated one says so whatever is in it.
std::set<std::string> always(const FormCases& of) {
  return of.cases.contains("always") ? of.cases.at("always").get<std::set<std::string>>() : std::set<std::string>();
}

class FormRules : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { ASSERT_FALSE(of().cases.is_null()) << "tests/rules/" << GetParam() << ".json is missing"; }
  [[nodiscard]] const FormCases& of() const { return all_cases().at(GetParam()); }
};

TEST_P(FormRules, FindNothingInTheSample) { EXPECT_EQ(codes_in(sample_of(of())), always(of())); }

TEST_P(FormRules, EachHasACaseThatBreaksItAndOneThatAlmostDoes) {
  for (const Rule& rule : of().form->rules) {
    const json& cases = of().cases.at("rules");
    if (always(of()).contains(rule.code)) continue;
    ASSERT_TRUE(cases.contains(rule.code)) << rule.code;
    for (const char* kind : {"breaks", "keeps"}) EXPECT_TRUE(cases.at(rule.code).contains(kind)) << rule.code;
  }
}

TEST_P(FormRules, FireWhenBrokenAndOnlyThen) {
  for (const auto& [code, tried] : of().cases.at("rules").items()) {
    Dossier broken = sample_of(of()), kept = sample_of(of());
    change(broken, tried.at("breaks"));
    change(kept, tried.at("keeps"));
    EXPECT_THAT(codes_in(broken), Contains(code));
    EXPECT_THAT(codes_in(kept), Not(Contains(code))) << "although it keeps the rule";
  }
}

TEST_P(FormRules, SayEverythingInBothLanguagesWithASource) {
  for (const Rule& rule : of().form->rules) {
    EXPECT_FALSE(rule.legal_source.empty()) << rule.code;
    EXPECT_NE(rule.message.vi, rule.message.en) << rule.code;
    EXPECT_NE(rule.next_step.vi, rule.next_step.en) << rule.code;
  }
}

TEST(OutdatedForms, SayThatTheyAre) {
  int outdated = 0;
  for (const auto& form : load_catalogue(HOSO_RESOURCES "/forms")) {
    const FormCases empty{form, {{"sample", json::object()}}};
    const bool replaced = !form->superseded_on.empty();
    EXPECT_EQ(codes_in(sample_of(empty)).contains("form.outdated_version"), replaced) << form->id << form->version;
    outdated += replaced ? 1 : 0;
  }
  EXPECT_GT(outdated, 4);
}

std::vector<std::string> forms() {
  std::vector<std::string> ids;
  for (const auto& [id, cases] : all_cases()) ids.push_back(id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(Forms, FormRules, testing::ValuesIn(forms()));
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(FormRules);

}  // namespace
}  // namespace hoso::rules
