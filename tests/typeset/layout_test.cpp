// Small layouts of their own: what the blocks do, and what a mistake is answered with.
#include <unistd.h>

#include <gmock/gmock.h>

#include <fstream>

#include <hoso/error.hpp>

#include "typeset/form_files.hpp"
#include "typeset/typeset.hpp"

namespace hoso::typeset {
namespace {

using testing::ElementsAre;

std::string layout_file(const std::string& fields, const std::string& blocks) {
  const std::string path = testing::TempDir() + ("layout_test-" + std::to_string(getpid()) + ".xml");
  std::ofstream(path) << R"(<layout xmlns="urn:hoso:layout:1" form="f" version="v1"
      valid-from="2026-01-01" font-family="Liberation Serif" font-size-pt="12">
  <title vi="Mẫu" en="Form"/><legal-source>None</legal-source><fields>)"
                      << fields << R"(</fields>
  <page width-mm="100" height-mm="80" margin-left-mm="10" margin-top-mm="10" margin-right-mm="10"
        margin-bottom-mm="10">)"
                      << blocks << "</page></layout>\n";
  return path;
}

TypesetPage page_of(const std::string& blocks) {
  return typeset(read_layout(layout_file("", blocks))).at(0);
}

std::vector<std::string> words_on(const TypesetPage& page) {
  std::vector<std::string> words;
  for (const PrintedWord& word : printed_words(page)) words.push_back(word.text);
  return words;
}

Error error_of(const std::string& blocks) {
  try {
    (void)page_of(blocks);
  } catch (const Error& error) {
    return error;
  }
  return Error("none");
}

TEST(Layout, FootnoteMarkBelongsToItsWord) {
  EXPECT_THAT(words_on(page_of("<paragraph>Kính gửi<sup>(1)</sup>: ai</paragraph>")),
              ElementsAre("Kính", "gửi(1):", "ai"));
}

TEST(Layout, WordsOfALineShareTopAndHeight) {
  const auto words = printed_words(page_of("<paragraph>Ế <sup>(1)</sup> , g</paragraph>"));
  ASSERT_EQ(words.size(), 4U);
  for (const PrintedWord& word : words) {
    EXPECT_DOUBLE_EQ(word.box.y, words[0].box.y);
    EXPECT_DOUBLE_EQ(word.box.height, words[0].box.height);
  }
}

TEST(Layout, LongParagraphsWrapAndJustifiedLinesReachTheMargin) {
  const auto words = printed_words(page_of(
      "<paragraph align=\"justify\">Trường hợp địa giới hành chính đã thay đổi thì ghi theo đơn "
      "vị hành chính mới và ghi chú đơn vị hành chính cũ.</paragraph>"));
  EXPECT_GT(words.back().box.y, words.front().box.y);
  double right_mm = 0;
  for (const PrintedWord& word : words) {
    if (word.box.y == words.front().box.y) right_mm = std::max(right_mm, word.box.right());
  }
  EXPECT_NEAR(right_mm, 90, 1e-6);
}

TEST(Layout, LeaderFillsWhatItsRowLeaves) {
  const TypesetPage page = page_of(
      "<row><label>A</label><leader field=\"a\"/><label x-mm=\"50\">B</label>"
      "<leader field=\"b\"/></row>");
  ASSERT_EQ(page.places.size(), 2U);
  EXPECT_LT(page.places[0].zone.right(), 60);
  EXPECT_GT(page.places[0].zone.right(), 57);
  EXPECT_NEAR(page.places[1].zone.right(), 90, 1e-6);
}

TEST(Layout, LengthsMayBeMillimetresPointsOrTwips) {
  const TypesetPage page = page_of(
      "<space height-mm=\"25.4\" field=\"a\"/><space height-pt=\"36\" field=\"b\"/>"
      "<space height-twips=\"720\" field=\"c\"/>");
  EXPECT_NEAR(page.places[0].zone.height, 25.4, 1e-9);
  EXPECT_NEAR(page.places[1].zone.height, 12.7, 1e-9);
  EXPECT_NEAR(page.places[2].zone.height, 12.7, 1e-9);
}

TEST(Layout, MistakeNamesFileLineAndWhatWasExpected) {
  const Error error = error_of("\n<paragraf>x</paragraf>");
  EXPECT_EQ(error.code(), "template.invalid");
  EXPECT_EQ(error.arguments().at("line"), "6");
  EXPECT_THAT(error.arguments().at("expected"), testing::HasSubstr("paragraph"));
}

TEST(Layout, MissingLengthIsAMistake) {
  EXPECT_EQ(error_of("<rule/>").code(), "template.invalid");
  EXPECT_EQ(error_of("<space field=\"a\"/>").code(), "template.invalid");
  EXPECT_EQ(error_of("<row><comb field=\"a\" cells=\"3\" cell-width-mm=\"5\"/></row>").code(),
            "template.invalid");
}

TEST(Layout, PageThatRunsIntoItsMarginIsRefused) {
  const Error error = error_of("<space height-mm=\"65\"/>");
  EXPECT_EQ(error.code(), "template.layout_overfull");
  EXPECT_EQ(error.arguments().at("excess_mm"), "5.0");
}

TEST(Layout, MissingFontIsAnErrorNotAStandIn) {
  EXPECT_EQ(error_of("<paragraph font-family=\"No Such Face\">x</paragraph>").code(),
            "fill.font_missing");
}

TEST(Layout, EveryDeclaredFieldNeedsAPlaceAndEveryPlaceAField) {
  const std::string field =
      "<field id=\"a\" type=\"text\" recognizer=\"tesseract\"><label vi=\"A\" en=\"A\"/></field>";
  const auto form_of = [](const std::string& fields, const std::string& blocks) {
    const Layout layout = read_layout(layout_file(fields, blocks));
    return form_xml(layout, typeset(layout));
  };
  const std::string place = "<row><leader field=\"a\"/></row>";
  EXPECT_THAT(form_of(field, place), testing::HasSubstr("<zone page=\"1\""));
  EXPECT_THROW((void)form_of(field, ""), Error);
  EXPECT_THROW((void)form_of("", place), Error);
}

}  // namespace
}  // namespace hoso::typeset
