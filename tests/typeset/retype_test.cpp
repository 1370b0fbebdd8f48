// What a re-typed form keeps of its layout, and what it changes.
#include "typeset/retype.hpp"

#include <gmock/gmock.h>

#include <map>

#include "ct01.hpp"

namespace hoso::typeset {
namespace {

using testing::Contains;
using testing::Not;

using Counts = std::map<std::string, int>;

/// Words of `pages` less the slashes between the parts of a date.
Counts words_on(const std::vector<TypesetPage>& pages) {
  Counts counts;
  for (const TypesetPage& page : pages) {
    for (const PrintedWord& word : printed_words(page)) ++counts[word.text];
  }
  counts.erase("/");
  return counts;
}

std::vector<TypesetPage> filled_in_pages(std::vector<TypesetPage> pages) {
  std::erase_if(pages, [](const TypesetPage& page) { return page.optional; });
  return pages;
}

std::map<std::string, int> places_on(const std::vector<TypesetPage>& pages) {
  Counts counts;
  for (const TypesetPage& page : pages) {
    for (const Place& place : page.places) ++counts[place.field];
  }
  return counts;
}

/// Another look whose pages are not overfull in any version.
Retyping other_look() {
  Retyping how;
  how.font_family = "Liberation Sans";
  how.size_pt = 11;
  how.space_ratio = 0.5;
  how.margin_left_mm = 20;
  how.rows = RowBreak::split;
  how.table_rows = 4;
  return how;
}

class RetypedCt01 : public testing::TestWithParam<std::string> {};

TEST_P(RetypedCt01, PrintsTheSameWords) {
  const Layout layout = ct01_layout(GetParam());
  EXPECT_EQ(words_on(typeset(retyped(layout, other_look()))),
            words_on(filled_in_pages(typeset(layout))));
}

TEST_P(RetypedCt01, HasAPlaceForEveryField) {
  const Layout layout = ct01_layout(GetParam());
  Retyping how = other_look();
  how.table_rows.reset();
  how.row_height_mm = 5;
  how.signing_height_mm = 10;
  EXPECT_EQ(places_on(typeset(retyped(layout, how))), places_on(typeset(layout)));
}

INSTANTIATE_TEST_SUITE_P(Versions, RetypedCt01,
                         testing::Values("tt116-2026", "tt53-2025", "tt66-2023", "tt56-2021"));

TEST(Retyped, SplitItemsStandBelowOneAnother) {
  const auto pages = typeset(retyped(ct01_layout("tt116-2026"), other_look()));
  std::map<std::string, double> baseline_mm;
  for (const Place& place : pages.front().places) baseline_mm[place.field] = place.baseline_mm;
  EXPECT_LT(baseline_mm["birth_date"] + 3, baseline_mm["sex"]);
}

TEST(Retyped, MovesBlocksToAPageOfTheirOwn) {
  const Layout layout = ct01_layout("tt116-2026");
  Retyping how = other_look();
  how.break_before = likely_page_breaks(layout).back();
  const auto pages = typeset(retyped(layout, how));
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_THAT(places_on({pages[0]}), Contains(testing::Key("members[3].sex")));
  EXPECT_THAT(places_on({pages[0]}), Not(Contains(testing::Key("signatures.head"))));
  EXPECT_THAT(places_on({pages[1]}), Contains(testing::Key("signatures.head")));
}

TEST(Retyped, HasAsManyRequestLinesAsAskedFor) {
  for (const int lines : {1, 2, 4}) {
    Retyping how = other_look();
    how.request_lines = lines;
    EXPECT_EQ(places_on(typeset(retyped(ct01_layout("tt116-2026"), how)))["request"], lines);
  }
}

TEST(Retyped, BreaksPagesBeforeTheTableItsHeadingAndTheSignatures) {
  const Layout layout = ct01_layout("tt56-2021");
  const std::vector<int> breaks = likely_page_breaks(layout);
  ASSERT_EQ(breaks.size(), 3U);
  const auto& blocks = layout.pages.front().blocks;
  const auto block_at = [&](int at) { return blocks[static_cast<std::size_t>(at)].what; };
  EXPECT_TRUE(std::holds_alternative<Paragraph>(block_at(breaks[0])));
  EXPECT_TRUE(std::holds_alternative<Table>(block_at(breaks[1])));
  EXPECT_TRUE(std::holds_alternative<Columns>(block_at(breaks[2])));
}

}  // namespace
}  // namespace hoso::typeset
