// Grids, and fields that are written in pieces.
#include <gmock/gmock.h>

#include "made_up_layout.hpp"
#include "typeset/fill.hpp"

namespace hoso::typeset {
namespace {

using testing::HasSubstr;

std::string text_field(const std::string& id) {
  return R"(<field id=")" + id + R"(" type="text" recognizer="tesseract"><label vi="Mục" en="Item"/></field>)";
}

const std::string two_fields = text_field("left") + text_field("right");
const std::string two_columns =
    R"(<grid space-before-mm="5"><grid-column width-mm="20"/><grid-column width-mm="30"/><grid-column width-mm="30"/>)";
const std::string table = two_columns +
                          R"(<grid-row height-mm="8"><cell/><cell>Trái</cell><cell>Phải</cell></grid-row>
     <grid-row height-mm="14"><cell>Tên</cell><cell field="left"/><cell field="right" lines="2"/></grid-row></grid>)";

std::vector<std::string> words_written(const FilledForm& form, std::size_t printed) {
  std::vector<std::string> words;
  for (std::size_t i = printed; i < form.pages[0].marks.size(); ++i) {
    words.push_back(std::get<TextMark>(form.pages[0].marks[i]).text());
  }
  return words;
}

TEST(Grid, PlacesFieldsInTheirCells) {
  const TypesetPage page = typeset(layout_of(two_fields, table)).at(0);
  ASSERT_EQ(page.places.size(), 3U);
  EXPECT_DOUBLE_EQ(page.places[0].zone.x, 30);
  EXPECT_DOUBLE_EQ(page.places[0].zone.y, 10 + 5 + 8);
  EXPECT_DOUBLE_EQ(page.places[0].zone.height, 14);
  EXPECT_EQ(page.places[1].field, "right");
  EXPECT_DOUBLE_EQ(page.places[1].zone.x, 60);
  EXPECT_DOUBLE_EQ(page.places[1].zone.height, 7) << "a line of two";
  EXPECT_DOUBLE_EQ(page.places[2].zone.y, 10 + 5 + 8 + 7);
}

TEST(Grid, GivesEachLineOfACellAZone) {
  const Layout layout = layout_of(two_fields, table);
  const std::string xml = form_xml(layout, typeset(layout));
  EXPECT_THAT(xml, HasSubstr(R"(<zone page="1" x="30.00" y="23.00" width="30.00" height="14.00"/>)"));
  EXPECT_THAT(xml, HasSubstr(R"(<zone page="1" x="60.00" y="30.00" width="30.00" height="7.00"/>)"));
}

TEST(Grid, LongTextGoesOnInTheNextLineOfItsCell) {
  const FilledForm form = fill_layout(layout_of(two_fields, table), {{"right", "Thôn Đông, xã Hòa Bình"}}, {});
  ASSERT_EQ(form.texts.size(), 2U);
  EXPECT_GT(form.texts[1].box.y, form.texts[0].box.y);
}

TEST(Grid, MistakesAreNamed) {
  EXPECT_EQ(mistake_in(two_fields, two_columns + R"(<grid-row height-mm="8"><cell/><cell/></grid-row></grid>)"),
            "3 cells, one for each <grid-column>");
  EXPECT_EQ(mistake_in(text_field("left"), table), "<field id=\"right\">");
  EXPECT_EQ(mistake_in(two_fields + text_field("third"), table), "a place for third");
}

const std::string date_row =
    R"(<row><label>ngày</label><leader field="left" piece="true"/><label>tháng</label>
       <leader field="left" piece="true"/><label>năm</label><leader field="left" piece="true"/></row>)";

class Pieces : public testing::Test {
 protected:
  Layout layout = layout_of(text_field("left"), date_row);
  std::size_t printed = typeset(layout).at(0).marks.size();
  [[nodiscard]] FilledForm filled(const std::string& text) const { return fill_layout(layout, {{"left", text}}, {}); }
};

TEST_F(Pieces, AreWrittenBetweenThePrintedWords) {
  const FilledForm form = filled("05/11/1988");
  EXPECT_THAT(words_written(form, printed), testing::ElementsAre("05", "11", "1988"));
  const std::vector<Place> places = typeset(layout).at(0).places;
  ASSERT_EQ(form.texts.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_GT(form.texts[i].box.x, places[i].zone.x);
    EXPECT_LT(form.texts[i].box.right(), places[i].zone.right());
  }
}

TEST_F(Pieces, OfWhatHasFewerTheLastAreKnown) {
  const FilledForm form = filled("1988");
  EXPECT_THAT(words_written(form, printed), testing::ElementsAre("1988"));
  EXPECT_GT(form.texts.at(0).box.x, typeset(layout).at(0).places.at(2).zone.x);
}

TEST_F(Pieces, AreZonesInOrder) {
  const std::string xml = form_xml(layout, typeset(layout));
  std::size_t zones = 0;
  for (std::size_t at = xml.find("<zone"); at != std::string::npos; at = xml.find("<zone", at + 1)) ++zones;
  EXPECT_EQ(zones, 3U);
}

}  // namespace
}  // namespace hoso::typeset
