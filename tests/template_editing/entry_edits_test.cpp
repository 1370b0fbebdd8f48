#include "template_editing/entry_edits.hpp"

#include <gmock/gmock.h>

#include "small_form.hpp"
#include "template_editing/form_outline.hpp"

namespace hoso::template_editing {
namespace {

/// small_form whose table has a second column, with a comment above it.
std::string two_columns() {
  std::string form = small_form;
  const std::string column = R"(    <!-- theirs -->
    <column id="note" type="text" recognizer="tesseract" x="85.14" width="20">
      <label vi="Ghi chú" en="Note"/>
    </column>
)";
  form.insert(form.find("  </table>"), column);
  return form;
}

TEST(EntryEdits, FieldsAndTablesMoveWithTheirComments) {
  const std::string after = with_entry_moved(form_text(), "full_name", "");
  const FormOutline outline = outline_of(after, "");
  EXPECT_EQ(outline.entries[0].field.id, "assets");
  EXPECT_EQ(outline.entries[2].field.id, "full_name");
  EXPECT_THAT(after, testing::HasSubstr("<!-- by hand -->\n  <field id='full_name'"));
  EXPECT_EQ(with_entry_moved(form_text(after), "full_name", "assets"), small_form);
  EXPECT_EQ(with_entry_moved(form_text(), "full_name", "assets"), small_form) << "it stands there already";
  EXPECT_EQ(with_entry_moved(form_text(), "full_name", "full_name"), small_form);
}

TEST(EntryEdits, ColumnsMoveAmongThoseOfTheirTable) {
  const std::string after = with_entry_moved(form_text(two_columns()), "members.note", "members.sex");
  EXPECT_THAT(after, testing::HasSubstr(
                         "<label vi=\"Thành viên\" en=\"Members\"/>\n    <!-- theirs -->\n    <column id=\"note\""));
  EXPECT_EQ(with_entry_moved(form_text(after), "members.note", ""), two_columns());
  EXPECT_EQ(refusal_of([] { return with_entry_moved(form_text(two_columns()), "members.note", "full_name"); }),
            "designer.unknown");
  EXPECT_EQ(refusal_of([] { return with_entry_moved(form_text(), "assets", "members.sex"); }), "designer.unknown");
}

TEST(EntryEdits, ATableKeepsItsLastColumn) {
  const std::string after = without_entry(form_text(two_columns()), "members.note");
  EXPECT_EQ(changed_lines(small_form, after), "+    <!-- theirs -->\n") << "nobody's words go";
  EXPECT_EQ(refusal_of([] { return without_entry(form_text(), "members.sex"); }), "designer.invalid");
  EXPECT_EQ(outline_of(without_entry(form_text(), "members"), "").entries.size(), 2U);
  EXPECT_EQ(refusal_of([] { return without_entry(form_text(), "members.note"); }), "designer.unknown");
}

TEST(EntryEdits, RulesFilesAreNamedOnce) {
  EXPECT_EQ(with_rules_file(form_text(), "../rules.xml"), small_form);
  EXPECT_EQ(changed_lines(small_form, with_rules_file(form_text(), "rules.xml")), "+  <rules file=\"rules.xml\"/>\n");
}

}  // namespace
}  // namespace hoso::template_editing
