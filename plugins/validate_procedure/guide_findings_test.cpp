#include "guide_findings.hpp"

#include <gmock/gmock.h>

namespace hoso::procedure {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::filesystem::path folder = HOSO_RESOURCES "/procedures";

/// A dossier of these forms in this case, then `others` pages of no known form.
Dossier dossier(const std::vector<std::string>& forms, const std::string& of_case, int others = 0) {
  Dossier made;
  made.procedure_case = of_case;
  for (const std::string& id : forms) {
    auto form = std::make_shared<FormTemplate>();
    form->id = id;
    DossierPage page;
    page.number = static_cast<int>(made.pages.size()) + 1;
    page.match = PageMatch{form, 0, {}, 1};
    made.documents.push_back({form, {page.number}, {}, {}});
    made.pages.push_back(page);
  }
  for (int i = 0; i < others; ++i) {
    DossierPage page;
    page.number = static_cast<int>(made.pages.size()) + 1;
    made.pages.push_back(page);
  }
  return made;
}

std::vector<Finding> findings(const std::string& procedure, const Dossier& of) {
  const Procedure asked = load_procedure(folder / (procedure + ".xml"));
  return guide_findings(of, asked, load_guide(asked, folder).value());
}

std::vector<std::string> codes(const std::string& procedure, const Dossier& of) {
  std::vector<std::string> found;
  for (const Finding& finding : findings(procedure, of)) found.push_back(finding.code);
  return found;
}

const Finding* find(const std::vector<Finding>& all, const char* code) {
  const auto found = std::ranges::find(all, code, &Finding::code);
  return found == all.end() ? nullptr : &*found;
}

constexpr const char* residence = "1.004222";

TEST(GuideFindings, WithoutACaseOneQuestionIsAsked) {
  const auto found = findings(residence, dossier({"ct01"}, ""));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "dossier.case_unknown");
  EXPECT_THAT(found[0].next_step.vi, HasSubstr("Nhà của mình (--case own)"));
  EXPECT_THAT(codes(residence, dossier({"ct01"}, "own")), Not(Contains("dossier.case_unknown")));
}

TEST(GuideFindings, AFormOfEveryCaseIsMissedWithoutACaseToo) {
  EXPECT_THAT(codes(residence, dossier({}, "")), Contains("dossier.form_missing"));
  EXPECT_THAT(codes(residence, dossier({"ct02"}, "")), Not(Contains("dossier.form_missing")));
}

TEST(GuideFindings, ARequiredPaperBlocksWhenNoPageCanBeIt) {
  const auto found = findings(residence, dossier({"ct01"}, "rented"));
  const Finding* contract = find(found, "dossier.paper_missing");
  ASSERT_NE(contract, nullptr);
  EXPECT_EQ(contract->severity, FindingSeverity::blocking);
  EXPECT_THAT(contract->message.vi, HasSubstr("Hợp đồng thuê"));
  EXPECT_THAT(codes(residence, dossier({"ct01"}, "own")), Not(Contains("dossier.paper_missing")));
}

TEST(GuideFindings, WithPagesThatNobodyNamedItIsOnlyDoubtful) {
  const auto found = findings(residence, dossier({"ct01"}, "rented", 1));
  const Finding* contract = find(found, "dossier.paper_missing");
  ASSERT_NE(contract, nullptr);
  EXPECT_EQ(contract->severity, FindingSeverity::doubtful);
  EXPECT_EQ(contract->page, 2);
  EXPECT_THAT(contract->next_step.en, HasSubstr("--paper 2=000.00.00.G01-KQ003607"));
}

TEST(GuideFindings, APageThatIsNamedIsThere) {
  Dossier of = dossier({"ct01"}, "rented", 1);
  of.papers = {{2, "000.00.00.G01-KQ003607"}};
  EXPECT_THAT(codes(residence, of), Not(Contains("dossier.paper_missing")));
}

TEST(GuideFindings, AnyPaperOfAChoiceIsEnough) {
  Dossier of = dossier({"nhan_cha_me_con"}, "", 1);
  EXPECT_THAT(codes("1.001022", of), Contains("dossier.paper_missing"));
  of.papers = {{2, "000.00.00.G15-KQ003250"}};
  EXPECT_THAT(codes("1.001022", of), Not(Contains("dossier.paper_missing")));
}

TEST(GuideFindings, WhatDatabasesMayHoldIsOnlyAReminder) {
  const auto found = findings(residence, dossier({"ct01"}, "own"));
  const Finding* deed = find(found, "dossier.paper_perhaps");
  ASSERT_NE(deed, nullptr);
  EXPECT_EQ(deed->severity, FindingSeverity::advice);
  EXPECT_THAT(deed->next_step.vi, HasSubstr("không được yêu cầu nộp"));
  EXPECT_THAT(codes("1.010041", dossier({"ct01"}, "")), Not(Contains("dossier.paper_perhaps")));
}

TEST(GuideFindings, PapersThatAreOnlyShownAreNotMissed) {
  for (const Finding& finding : findings("1.000894", dossier({"ket_hon"}, ""))) {
    EXPECT_EQ(finding.code, "dossier.paper_perhaps") << finding.message.en;
  }
}

}  // namespace
}  // namespace hoso::procedure
