#include "pipeline/assembly.hpp"

#include <gmock/gmock.h>

namespace hoso::pipeline {
namespace {

using testing::ElementsAre;

/// Two pages, a field on each; `second_page` is what the second one prints.
std::shared_ptr<const FormTemplate> form(const std::string& version, const std::string& second_page,
                                         double field_y = 20) {
  FormTemplate made;
  made.id = "f";
  made.version = version;
  made.pages.resize(2);
  made.pages[0].words = {{version, {10, 10, 30, 5}}};
  made.pages[1].words = {{second_page, {10, 10, 30, 5}}};
  FieldSpec name, note;
  name.id = "name", name.zones = {{0, {10, 20, 30, 5}}};
  note.id = "note", note.zones = {{1, {10, field_y, 30, 5}}};
  made.fields = {name, note};
  return std::make_shared<const FormTemplate>(std::move(made));
}

PageOutcome page(int number, const std::shared_ptr<const FormTemplate>& form, int template_page) {
  PageOutcome outcome;
  outcome.described.number = number;
  outcome.described.match = PageMatch{form, template_page, {}, 1};
  FieldValue value;
  value.id = template_page == 0 ? "name" : "note";
  value.state = FieldState::read;
  value.value = "An";
  outcome.fields = {value};
  return outcome;
}

std::vector<std::string> versions(const std::vector<Document>& documents) {
  std::vector<std::string> all;
  for (const Document& document : documents) all.push_back(document.form->version);
  return all;
}

const auto newer = form("newer", "notes"), older = form("older", "notes");

TEST(Assembly, ALaterPageJoinsItsFirstPage) {
  const auto documents = documents_of({page(1, newer, 0), page(2, newer, 1)});
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_THAT(documents[0].pages, ElementsAre(1, 2));
  EXPECT_EQ(documents[0].fields[1].value, "An");
}

TEST(Assembly, APageThatTwoVersionsPrintAlikeTakesTheVersionOfItsFirstPage) {
  const auto documents = documents_of({page(1, older, 0), page(2, newer, 1)});
  ASSERT_THAT(versions(documents), ElementsAre("older"));
  EXPECT_THAT(documents[0].pages, ElementsAre(1, 2));
  EXPECT_EQ(documents[0].fields[1].value, "An");
}

TEST(Assembly, ItsOwnVersionComesFirst) {
  const auto documents =
      documents_of({page(1, newer, 0), page(2, older, 0), page(3, newer, 1), page(4, newer, 1)});
  ASSERT_THAT(versions(documents), ElementsAre("newer", "older"));
  EXPECT_THAT(documents[0].pages, ElementsAre(1, 3));
  EXPECT_THAT(documents[1].pages, ElementsAre(2, 4));
}

TEST(Assembly, APageThatDiffersIsADocumentOfItsOwn) {
  const auto other_words = form("other", "remarks"), other_place = form("moved", "notes", 25);
  for (const auto& other : {other_words, other_place}) {
    EXPECT_THAT(versions(documents_of({page(1, newer, 0), page(2, other, 1)})),
                ElementsAre("newer", other->version));
  }
}

/// Page `page` of a re-typed copy of `original`, numbered behind its own pages.
std::shared_ptr<const FormTemplate> retyped(const std::shared_ptr<const FormTemplate>& original) {
  FormTemplate made = *original;
  made.variant_of = original;
  made.pages.resize(3);
  made.fields[1].zones = {{2, {10, 40, 30, 5}}};
  return std::make_shared<const FormTemplate>(std::move(made));
}

TEST(Assembly, APageOfAVariantIsAPageOfItsForm) {
  const auto documents = documents_of({page(1, newer, 0), page(2, retyped(newer), 2)});
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].form, newer);
  EXPECT_THAT(documents[0].pages, ElementsAre(1, 2));
}

TEST(Assembly, ALaterPageOfAVariantTakesTheVersionOfItsFirstPage) {
  const auto documents = documents_of({page(1, older, 0), page(2, retyped(newer), 2)});
  ASSERT_THAT(versions(documents), ElementsAre("older"));
  EXPECT_THAT(documents[0].pages, ElementsAre(1, 2));
}

TEST(Assembly, PagesComeInAnyOrder) {
  const auto documents = documents_of({page(1, retyped(newer), 2), page(2, older, 0)});
  ASSERT_THAT(versions(documents), ElementsAre("older"));
  EXPECT_THAT(documents[0].pages, ElementsAre(2, 1));
}

PageOutcome page_with_row(int number, const std::shared_ptr<const FormTemplate>& form, int template_page) {
  PageOutcome outcome = page(number, form, template_page);
  outcome.fields[0].id = "people[0].name";
  return outcome;
}

TEST(Assembly, ATableThatGoesOnCountsItsRowsOn) {
  FormTemplate made = *newer;
  FieldSpec cell;
  cell.id = "people[0].name", cell.table = "people", cell.row = 0, cell.zones = {{0, {10, 60, 30, 5}}};
  made.fields.push_back(cell);
  const auto with_table = std::make_shared<const FormTemplate>(std::move(made));
  const auto documents =
      documents_of({page_with_row(1, with_table, 0), page_with_row(2, retyped(with_table), 2)});
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_TRUE(documents[0].find("people[1].name"));
  EXPECT_EQ(documents[0].form->variant_of, with_table);
  EXPECT_EQ(documents[0].form->fields.back().id, "people[1].name");
}

}  // namespace
}  // namespace hoso::pipeline
