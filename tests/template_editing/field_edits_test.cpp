// Every change writes the lines it concerns and no others.
#include "template_editing/field_edits.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "small_form.hpp"
#include "template_editing/entry_edits.hpp"
#include "template_editing/form_outline.hpp"

namespace hoso::template_editing {
namespace {

std::string lines(const std::string& after) { return changed_lines(small_form, after); }

TEST(FieldEdits, AZoneKeepsWhatIsTheSame) {
  const std::string after = with_zone(form_text(), "full_name", 0, {0, {30.12, 41, 100, 8}});
  EXPECT_EQ(lines(after),
            "-    <zone page=\"1\" x=\"30.123\" y=\"40\" width=\"100.00\" height=\"8\"/> <!-- measured -->\n"
            "+    <zone page=\"1\" x=\"30.123\" y=\"41\" width=\"100.00\" height=\"8\"/> <!-- measured -->\n");
  EXPECT_EQ(with_zone(form_text(), "full_name", 0, {0, {30.123, 40, 100, 8}}), small_form);
}

TEST(FieldEdits, AZoneBehindTheLastIsASecondLine) {
  const std::string after = with_zone(form_text(), "full_name", 1, {0, {20, 50, 170, 8.5}});
  EXPECT_EQ(lines(after), "+    <zone page=\"1\" x=\"20\" y=\"50\" width=\"170\" height=\"8.5\"/>\n");
  EXPECT_EQ(without_zone(form_text(after), "full_name", 1), small_form);
}

TEST(FieldEdits, OptionsComeAndGo) {
  const std::string after = with_zone(form_text(), "assets", 2, {0, {90, 60, 3.5, 3.5}});
  const FormOutline outline = outline_of(after, "form.xml");
  ASSERT_EQ(outline.entries[1].field.options.size(), 3U);
  EXPECT_EQ(outline.entries[1].field.options[2].value, "option_3");
  EXPECT_EQ(without_zone(form_text(after), "assets", 2), small_form);
  EXPECT_EQ(lines(with_option(form_text(), "assets", 1, {"ice", {"Tủ đá", "Fridge"}})),
            "-    <option value=\"fridge\">\n-      <label vi=\"Tủ lạnh\" en=\"Fridge\"/>\n"
            "+    <option value=\"ice\">\n+      <label vi=\"Tủ đá\" en=\"Fridge\"/>\n");
  EXPECT_EQ(refusal_of([] { return with_option(form_text(), "assets", 1, {"tv", {"a", "b"}}); }), "designer.invalid");
}

TEST(FieldEdits, TextsAreEscapedInTheQuotesTheyStandIn) {
  const std::string after = with_field_changed(form_text(), "full_name", {.label_vi = "A<b>\"c\"", .label_en = "it's"});
  const FormOutline outline = outline_of(after, "form.xml");
  EXPECT_EQ(outline.entries[0].field.label, (LocalizedText{"A<b>\"c\"", "it's"}));
  EXPECT_THAT(lines(after), testing::Not(testing::HasSubstr("<b>")));
}

TEST(FieldEdits, PlacesOffThePageAreRefused) {
  for (const Zone& zone : {Zone{0, {150, 40, 61, 8}}, Zone{1, {1, 1, 5, 5}}, Zone{-1, {1, 1, 5, 5}},
                           Zone{0, {-1, 1, 5, 5}}, Zone{0, {1, 1, 0, 5}}, Zone{0, {1, 1, std::nan(""), 5}}}) {
    EXPECT_EQ(refusal_of([&] { return with_zone(form_text(), "full_name", 0, zone); }), "designer.invalid");
  }
  EXPECT_EQ(refusal_of([] { return with_zone(form_text(), "full_name", 2, {0, {1, 1, 5, 5}}); }), "designer.unknown");
  EXPECT_EQ(refusal_of([] { return without_zone(form_text(), "full_name", 0); }), "designer.invalid");
}

TEST(FieldEdits, AFieldBecomesACombAndAChoiceAndComesBack) {
  const std::string comb = with_reading(form_text(), "full_name", {"citizen_id", "boxes", 12});
  EXPECT_EQ(outline_of(comb, "").entries[0].field.cells, 12);
  EXPECT_EQ(with_reading(form_text(comb), "full_name", {"person_name", "tesseract", 0}), small_form);
  const std::string choice = with_reading(form_text(), "full_name", {"choice", "marks", 0});
  EXPECT_EQ(outline_of(choice, "").entries[0].field.options[0].value, "option_1");
  EXPECT_EQ(with_reading(form_text(choice), "full_name", {"person_name", "tesseract", 0}), small_form);
  const std::string text = with_reading(form_text(), "assets", {"text", "tesseract", 0});
  EXPECT_EQ(outline_of(text, "").entries[1].field.zones.size(), 2U);
  EXPECT_EQ(refusal_of([] {
              return with_reading(form_text(), "full_name", {"text", "boxes", 0});
            }),
            "designer.invalid");
  EXPECT_EQ(refusal_of([] {
              return with_reading(form_text(), "members.sex", {"choice", "marks", 0});
            }),
            "designer.invalid");
}

TEST(FieldEdits, NewFieldsStandWhereTheyAreWanted) {
  const Zone zone{0, {10, 10, 50, 8}};
  const std::string last = with_new_field(form_text(), "note", {"text", "tesseract", 0}, {"Ghi chú", "Note"}, zone, "");
  EXPECT_EQ(outline_of(last, "").entries.back().field.id, "note");
  EXPECT_EQ(lines(last),
            "+  <field id=\"note\" type=\"text\" recognizer=\"tesseract\">\n"
            "+    <label vi=\"Ghi chú\" en=\"Note\"/>\n"
            "+    <zone page=\"1\" x=\"10\" y=\"10\" width=\"50\" height=\"8\"/>\n+  </field>\n");
  EXPECT_EQ(without_entry(form_text(last), "note"), small_form);
  const std::string first =
      with_new_field(form_text(), "note", {"choice", "marks", 0}, {"Ghi chú", "Note"}, zone, "full_name");
  EXPECT_EQ(outline_of(first, "").entries.front().field.id, "note");
  EXPECT_EQ(without_entry(form_text(first), "note"), small_form);
}

TEST(FormOutline, ListsWhatIsToBeDecided) {
  const std::vector<Todo> todos = todos_in(small_form, "form.xml");
  ASSERT_EQ(todos.size(), 3U);
  EXPECT_EQ(todos[0].line, 4);
  EXPECT_EQ(todos[0].subject, "");
  EXPECT_EQ(todos[2].subject, "members");
  EXPECT_EQ(todos[2].text, "<!-- TODO: is it one? -->");
  EXPECT_EQ(todos[0].comment.end, 0U) << "it stands in a value";
  EXPECT_GT(todos[2].comment.end, 0U);
}

}  // namespace
}  // namespace hoso::template_editing
