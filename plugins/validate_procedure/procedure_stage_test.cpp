#include "procedure_stage.hpp"

#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "procedure_findings.hpp"

namespace hoso::procedure {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::shared_ptr<const FormTemplate> form(const std::string& id) {
  auto made = std::make_shared<FormTemplate>();
  made->id = id;
  made->title = {"Tờ khai " + id, "Form " + id};
  FieldSpec number;
  number.id = "citizen_id";
  number.type = "citizen_id";
  made->fields.push_back(number);
  return made;
}

/// A dossier with pages of these forms; "" = a page of no known form. Every form is about another person.
Dossier dossier(const std::string& procedure, const std::vector<std::string>& pages) {
  Dossier made;
  made.procedure = procedure;
  for (const std::string& id : pages) {
    DossierPage page;
    page.number = static_cast<int>(made.pages.size()) + 1;
    if (!id.empty()) {
      FieldValue number;
      number.id = "citizen_id";
      number.value = "02519000000" + std::to_string(page.number);
      number.state = FieldState::read;
      made.documents.push_back({form(id), {page.number}, {number}, {}});
      page.match = PageMatch{made.documents.back().form, 0, {}, 1};
    }
    made.pages.push_back(page);
  }
  return made;
}

std::vector<std::string> codes(const Dossier& of) {
  ProcedureStage stage(HOSO_RESOURCES "/procedures");
  const Limits limits;
  const StageContext context(limits, {}, {}, {});
  std::vector<std::string> found;
  const Findings findings = stage.validate(of, context);
  EXPECT_EQ(findings.documents.size(), of.documents.size());
  for (const Finding& finding : findings.dossier) {
    found.push_back(finding.code);
    EXPECT_NE(finding.message.vi, finding.message.en);
    EXPECT_FALSE(finding.next_step.vi.empty());
  }
  return found;
}

/// A procedure without a guide.
constexpr const char* guideless = "1.004884";
constexpr const char* residence = "1.004222";

TEST(ProcedureStage, WithoutAProcedureNothingIsAskedFor) { EXPECT_THAT(codes(dossier("", {"ct03", ""})), IsEmpty()); }

TEST(ProcedureStage, AMissingFormBlocks) {
  EXPECT_THAT(codes(dossier(residence, {""})), Contains("dossier.form_missing"));
  EXPECT_THAT(codes(dossier(residence, {"ct01", ""})), Not(Contains("dossier.form_missing")));
}

TEST(ProcedureStage, AFormOfAnotherProcedureIsSuperfluous) {
  EXPECT_THAT(codes(dossier(residence, {"ct01", "khai_tu"})), Contains("dossier.form_superfluous"));
  EXPECT_THAT(codes(dossier(residence, {"ct01"})), Not(Contains("dossier.form_superfluous")));
}

TEST(ProcedureStage, PapersBesidesTheFormAreNamed) {
  EXPECT_THAT(codes(dossier(guideless, {"ct01"})), Contains("dossier.papers_unseen"));
  const auto with_others = codes(dossier(guideless, {"ct01", ""}));
  EXPECT_THAT(with_others, Not(Contains("dossier.papers_unseen")));
  EXPECT_THAT(with_others, Contains("dossier.papers_to_compare"));
}

TEST(ProcedureStage, ABlankPageIsNoPaper) {
  Dossier of = dossier(residence, {"ct01", ""});
  of.pages[1].blank = true;
  EXPECT_THAT(codes(of), Not(Contains("dossier.papers_to_compare")));
}

TEST(ProcedureStage, OneFormTwiceAboutOnePersonIsDoubtful) {
  Dossier of = dossier("", {"ct01", "ct01"});
  EXPECT_THAT(codes(of), IsEmpty());
  of.documents[1].fields[0].value = of.documents[0].fields[0].value;
  EXPECT_THAT(codes(of), testing::ElementsAre("dossier.form_twice"));
}

TEST(ProcedureStage, CivilStatusAsksForItsOwnForms) {
  EXPECT_THAT(codes(dossier("1.001193", {"khai_sinh", ""})), Not(Contains("dossier.form_missing")));
  EXPECT_THAT(codes(dossier("1.001193", {"ct01", ""})), Contains("dossier.form_missing"));
}

TEST(ProcedureStage, MostUrgentFirstWithTheirSource) {
  const Procedure asked = load_procedure(HOSO_RESOURCES "/procedures/1.004222.xml");
  const auto findings = procedure_findings(dossier(residence, {"khai_tu"}), asked, std::nullopt);
  ASSERT_GE(findings.size(), 3U);
  EXPECT_EQ(findings.front().severity, FindingSeverity::blocking);
  EXPECT_EQ(findings.back().severity, FindingSeverity::advice);
  EXPECT_THAT(findings.front().legal_source, HasSubstr("1.004222"));
}

TEST(ProcedureStage, ACodeWithoutAFileIsNoFinding) { EXPECT_THAT(codes(dossier("9.999999", {"ct01"})), IsEmpty()); }

}  // namespace
}  // namespace hoso::procedure
