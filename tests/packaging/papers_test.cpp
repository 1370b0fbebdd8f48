#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "packaging/papers.hpp"

namespace hoso::packaging {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

/// Pages of one file after the other; 'f' of the form, 'u' unknown, 'b' blank, 'x' not read; '|' = next file.
PackedDossier dossier_of(const std::string& pages) {
  PackedDossier dossier;
  dossier.files.emplace_back();
  int in_file = 0;
  PackedForm form;
  form.id = "ct01";
  form.title = "Tờ khai";
  for (const char kind : pages) {
    if (kind == '|') {
      dossier.files.emplace_back();
      in_file = 0;
      continue;
    }
    PackedPage page;
    page.number = static_cast<int>(dossier.pages.size()) + 1;
    page.file = static_cast<int>(dossier.files.size());
    page.page_in_file = ++in_file;
    page.width_px = kind == 'x' ? 0 : 1000;
    page.blank = kind == 'b';
    if (kind == 'f') form.pages.push_back(page.number);
    dossier.pages.push_back(page);
  }
  if (!form.pages.empty()) dossier.forms.push_back(form);
  return dossier;
}

std::vector<std::vector<int>> pages_of(const std::vector<PackagePaper>& papers) {
  std::vector<std::vector<int>> pages;
  for (const PackagePaper& paper : papers) pages.push_back(paper.pages);
  return pages;
}

std::vector<std::vector<int>> papers_in(const std::string& pages, const PackageFacts& facts = {},
                                        std::vector<int> whole = {}) {
  return pages_of(papers_of(dossier_of(pages), {facts, nullptr, std::move(whole)}));
}

using Pages = std::vector<int>;

TEST(Papers, AFormIsOneAndTheRestOfAFileAnother) {
  EXPECT_THAT(papers_in("ff"), ElementsAre(Pages{1, 2}));
  EXPECT_THAT(papers_in("fuu"), ElementsAre(Pages{1}, Pages{2, 3}));
  EXPECT_THAT(papers_in("ufu"), ElementsAre(Pages{1}, Pages{2}, Pages{3}));
  EXPECT_THAT(papers_in("fu|u"), ElementsAre(Pages{1}, Pages{2}, Pages{3}));
}

TEST(Papers, ABlankPageIsTheBackOfTheOneBefore) {
  EXPECT_THAT(papers_in("fbu"), ElementsAre(Pages{1, 2}, Pages{3}));
  EXPECT_THAT(papers_in("bf"), ElementsAre(Pages{1}, Pages{2}));
}

TEST(Papers, WhatCouldNotBeReadIsOfNone) { EXPECT_THAT(papers_in("fxu"), ElementsAre(Pages{1}, Pages{3})); }

TEST(Papers, FactsComeFirst) {
  PackageFacts facts;
  facts.components = {{"KQ2", {2, 3}, "copy", true, "none", false, ""}};
  const auto papers = papers_of(dossier_of("fuu"), {facts, nullptr, {}});
  EXPECT_THAT(pages_of(papers), ElementsAre(Pages{1}, Pages{2, 3}));
  EXPECT_EQ(papers[1].component, "KQ2");
  EXPECT_EQ(papers[1].kind, "copy");
  EXPECT_EQ(papers[1].ordinal, 2);
}

TEST(Papers, APaperOnNoPageStaysInTheList) {
  PackageFacts facts;
  facts.components = {{"KQ9", {}, "", false, "result", true, "KQ.1"}};
  const auto papers = papers_of(dossier_of("f"), {facts, nullptr, {}});
  ASSERT_THAT(papers, SizeIs(2));
  EXPECT_EQ(papers[1].component, "KQ9");
  EXPECT_EQ(papers[1].replaced_by, "KQ.1");
}

TEST(Papers, AFormThatThePortalListsTwiceIsTheUsualComponent) {
  Procedure procedure;
  for (const char* code : {"KQ-army", "KQ-home"}) procedure.cases.push_back({code, {{code, code, "ct01", 1, 0}}, {}});
  const PackageFacts facts;
  EXPECT_EQ(papers_of(dossier_of("f"), {facts, &procedure, {}, {"KQ-home"}}).at(0).component, "KQ-home");
  EXPECT_EQ(papers_of(dossier_of("f"), {facts, &procedure, {}, {"KQ-none"}}).at(0).component, "KQ-army");
}

TEST(Papers, PagesThatAreNotThereOrTwiceAreRefused) {
  PackageFacts facts;
  facts.components = {{"KQ1", {9}, "", true, "none", false, ""}};
  EXPECT_THROW(static_cast<void>(papers_in("f", facts)), Error);
  facts.components = {{"KQ1", {1}, "", true, "none", false, ""}, {"KQ2", {1}, "", true, "none", false, ""}};
  EXPECT_THROW(static_cast<void>(papers_in("f", facts)), Error);
}

TEST(Papers, ASignedFileIsNeverTakenApart) {
  EXPECT_THAT(papers_in("fuu|u", {}, {1}), ElementsAre(Pages{1, 2, 3}, Pages{4}));
}

}  // namespace
}  // namespace hoso::packaging
