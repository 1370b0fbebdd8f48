#include "pipeline/split.hpp"

#include <gmock/gmock.h>

namespace hoso::pipeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A stack, page by page.
class Stack {
 public:
  Stack& paper() { return add({}); }
  Stack& blank() {
    add({});
    pages_.back().blank = true;
    return *this;
  }
  Stack& sheet(const std::string& code, const std::string& symbols = "3", const std::string& turns = "0",
               const std::string& procedure = "") {
    Evidence evidence{"separator_qr", {0, 0, 9, 9}, 1, {}};
    evidence.items = {{"dossier_code", code, code}, {"symbols", symbols, symbols}, {"quarter_turns", turns, turns}};
    if (!procedure.empty()) evidence.items.push_back({"procedure", procedure, procedure});
    return add({evidence});
  }
  Stack& unreadable_sheet() { return add({{"separator_qr", {0, 0, 9, 9}, 1, {}}}); }

  [[nodiscard]] std::vector<StackPart> parts() const { return parts_of(pages_, {"1.004222"}); }

 private:
  Stack& add(std::vector<Evidence> evidence) {
    DossierPage page;
    page.number = static_cast<int>(pages_.size()) + 1;
    page.evidence = std::move(evidence);
    pages_.push_back(std::move(page));
    return *this;
  }

  std::vector<DossierPage> pages_;
};

std::vector<std::string> doubts(const StackPart& part) {
  std::vector<std::string> codes;
  for (const Finding& doubt : part.doubts) codes.push_back(doubt.code);
  return codes;
}

/// Every page is in one part, none in two.
void expect_whole(const std::vector<StackPart>& parts, int pages) {
  int next = 1;
  for (const StackPart& part : parts) {
    EXPECT_EQ(part.first_page, next);
    EXPECT_GE(part.last_page, part.first_page);
    next = part.last_page + 1;
  }
  EXPECT_EQ(next, pages + 1);
}

TEST(Split, EverySheetBeginsADossier) {
  const auto parts = Stack().sheet("A").paper().blank().sheet("B", "3", "0", "1.004222").paper().paper().parts();
  expect_whole(parts, 6);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].code, "A");
  EXPECT_EQ(parts[0].last_page, 3) << "the blank back stays with its paper";
  EXPECT_EQ(parts[1].separator_page, 4);
  EXPECT_EQ(parts[1].procedure, "1.004222");
  EXPECT_THAT(parts[0].doubts, IsEmpty());
  EXPECT_THAT(parts[1].doubts, IsEmpty());
}

TEST(Split, PagesBeforeTheFirstSheetAreAPartOfTheirOwn) {
  const auto parts = Stack().paper().paper().sheet("A").paper().parts();
  expect_whole(parts, 4);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].code, "");
  EXPECT_EQ(parts[0].separator_page, 0);
  EXPECT_THAT(doubts(parts[0]), ElementsAre("split.before_first"));
  EXPECT_THAT(parts[1].doubts, IsEmpty());
}

TEST(Split, WithoutASheetTheStackIsOneDoubtfulDossier) {
  const auto parts = Stack().paper().paper().parts();
  expect_whole(parts, 2);
  EXPECT_THAT(doubts(parts.at(0)), ElementsAre("split.no_separator"));
  EXPECT_THAT(Stack().parts(), IsEmpty());
}

TEST(Split, SheetsThatAreTurnedOrReadInPartAreDoubtful) {
  const auto parts = Stack().sheet("A", "3", "2").paper().sheet("B", "1").paper().parts();
  EXPECT_THAT(doubts(parts.at(0)), ElementsAre("split.turned"));
  EXPECT_THAT(doubts(parts.at(1)), ElementsAre("split.partly_read"));
}

TEST(Split, AnUnreadableSheetDividesNothingAndIsTold) {
  const auto parts = Stack().sheet("A").paper().unreadable_sheet().paper().parts();
  expect_whole(parts, 4);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_THAT(doubts(parts[0]), ElementsAre("split.unreadable"));
  EXPECT_EQ(parts[0].doubts[0].page, 3);
}

TEST(Split, OneCodeTwiceIsDoubtfulInBothParts) {
  const auto parts = Stack().sheet("A").paper().sheet("B").paper().sheet("A").paper().parts();
  ASSERT_EQ(parts.size(), 3U) << "parts are never joined";
  EXPECT_THAT(doubts(parts[0]), ElementsAre("split.repeated"));
  EXPECT_THAT(parts[1].doubts, IsEmpty());
  EXPECT_THAT(doubts(parts[2]), ElementsAre("split.repeated"));
}

TEST(Split, ASheetWithNothingBehindItIsDoubtful) {
  const auto parts = Stack().sheet("A").blank().sheet("B").paper().sheet("C").parts();
  EXPECT_THAT(doubts(parts.at(0)), ElementsAre("split.empty")) << "a blank back is no paper";
  EXPECT_THAT(parts.at(1).doubts, IsEmpty());
  EXPECT_THAT(doubts(parts.at(2)), ElementsAre("split.empty"));
}

TEST(Split, AProcedureThatIsNotKnownIsNotTaken) {
  const auto parts = Stack().sheet("A", "3", "0", "9.999999").paper().parts();
  EXPECT_EQ(parts.at(0).procedure, "");
  EXPECT_THAT(doubts(parts.at(0)), ElementsAre("split.unknown_procedure"));
}

TEST(Split, OneFormTwiceLooksLikeAMissingSheet) {
  auto form = std::make_shared<FormTemplate>();
  form->id = "ct01";
  Dossier dossier;
  dossier.documents = {{form, {2}, {}, {}}};
  const StackPart part{11, 16, 11, "A", "", {}};
  EXPECT_THAT(doubts_about(dossier, part), IsEmpty());
  dossier.documents.push_back({form, {4}, {}, {}});
  dossier.documents.push_back({form, {6}, {}, {}});
  const auto found = doubts_about(dossier, part);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "split.form_twice");
  EXPECT_EQ(found[0].page, 4);
  EXPECT_THAT(found[0].message.vi, testing::HasSubstr("trang 14 ")) << "as the stack counts";
}

}  // namespace
}  // namespace hoso::pipeline
