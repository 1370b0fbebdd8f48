#include "template_editing/table_edits.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "small_form.hpp"
#include "template_editing/entry_edits.hpp"
#include "template_editing/form_outline.hpp"

namespace hoso::template_editing {
namespace {

const TablePlace own{0, 30, 142.33, 9, 7.056, {{38.03, 47.11}}};
const LocalizedText label{"Nhãn", "Label"};

std::string lines(const std::string& after) { return changed_lines(small_form, after); }

TEST(TableEdits, APlaceKeepsWhatIsTheSame) {
  EXPECT_EQ(with_table_place(form_text(), "members", own), small_form);
  TablePlace place = own;
  place.y = 143;
  place.rows = 8;
  EXPECT_EQ(lines(with_table_place(form_text(), "members", place)),
            "-  <table id=\"members\" page=\"1\" x=\"30\" y=\"142.33\" rows=\"9\" row-height=\"7.056\">\n"
            "+  <table id=\"members\" page=\"1\" x=\"30\" y=\"143\" rows=\"8\" row-height=\"7.056\">\n");
  place.columns[0] = {40, 45.139};
  EXPECT_THAT(lines(with_table_place(form_text(), "members", place)),
              testing::HasSubstr("recognizer=\"tesseract\" x=\"40\" width=\"45.14\">"));
}

TEST(TableEdits, PlacesOffThePageAreRefused) {
  const auto refused = [](const auto& change) {
    TablePlace place = own;
    change(place);
    return refusal_of([&] { return with_table_place(form_text(), "members", place); }) == "designer.invalid";
  };
  EXPECT_TRUE(refused([](TablePlace& place) { place.rows = 0; }));
  EXPECT_TRUE(refused([](TablePlace& place) { place.rows = 30; })) << "the last row ends below the page";
  EXPECT_TRUE(refused([](TablePlace& place) { place.row_height = 0; }));
  EXPECT_TRUE(refused([](TablePlace& place) { place.page = 1; }));
  EXPECT_TRUE(refused([](TablePlace& place) { place.x = std::nan(""); }));
  EXPECT_TRUE(refused([](TablePlace& place) { place.columns[0].x = 190; }));
  EXPECT_TRUE(refused([](TablePlace& place) { place.columns[0].width = 0; }));
  EXPECT_TRUE(refused([](TablePlace& place) { place.columns.push_back({100, 10}); })) << "one place for each column";
  EXPECT_EQ(refusal_of([] { return with_table_place(form_text(), "full_name", own); }), "designer.unknown");
}

TEST(TableEdits, ANewTableStandsWhereItIsWanted) {
  const TablePlace place{0, 20, 200, 3, 8, {{20, 50}, {70, 40.005}}};
  const std::string after = with_new_table(form_text(), "guests", label, place, {{"Tên", "Name"}, label}, "assets");
  EXPECT_EQ(lines(after),
            "+  <table id=\"guests\" page=\"1\" x=\"20\" y=\"200\" rows=\"3\" row-height=\"8\">\n"
            "+    <label vi=\"Nhãn\" en=\"Label\"/>\n"
            "+    <column id=\"column_1\" type=\"text\" recognizer=\"tesseract\" x=\"20\" width=\"50\">\n"
            "+      <label vi=\"Tên\" en=\"Name\"/>\n+    </column>\n"
            "+    <column id=\"column_2\" type=\"text\" recognizer=\"tesseract\" x=\"70\" width=\"40.01\">\n"
            "+      <label vi=\"Nhãn\" en=\"Label\"/>\n+    </column>\n+  </table>\n");
  EXPECT_EQ(outline_of(after, "").entries[1].field.id, "guests");
  EXPECT_EQ(without_entry(form_text(after), "guests"), small_form);
  for (const char* bad : {"members", "full_name", "a.b", "A", ""}) {
    EXPECT_EQ(refusal_of([&] {
                return with_new_table(form_text(), bad, label, place, {label, label}, "");
              }),
              "designer.invalid");
  }
  EXPECT_EQ(refusal_of([&] { return with_new_table(form_text(), "guests", label, place, {label}, ""); }),
            "designer.invalid");
}

TEST(TableEdits, ANewColumnTakesPartOfAnother) {
  const TablePlace place{0, 30, 142.33, 9, 7.056, {{38.03, 20}, {58.03, 27.11}}};
  const std::string last = with_new_column(form_text(), "members", label, place, "");
  const auto& columns = outline_of(last, "").entries[2].columns;
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[1].id, "column_1");
  EXPECT_EQ(columns[0].width, 20);
  EXPECT_EQ(columns[1].x, 58.03);
  const std::string first =
      with_new_column(form_text(last), "members", label,
                      {0, 30, 142.33, 9, 7.056, {{31, 7}, {38.03, 20}, {58.03, 27.11}}}, "members.sex");
  EXPECT_EQ(outline_of(first, "").entries[2].columns[0].id, "column_2");
  EXPECT_THAT(first, testing::HasSubstr("<!-- TODO: is it one? -->"));
  EXPECT_EQ(refusal_of([&] { return with_new_column(form_text(), "members", label, place, "full_name"); }),
            "designer.unknown");
  EXPECT_EQ(refusal_of([&] { return with_new_column(form_text(), "members", label, own, ""); }), "designer.invalid");
}

}  // namespace
}  // namespace hoso::template_editing
