#include "typeset/reading_order.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "ct01.hpp"

namespace hoso::typeset {
namespace {

using testing::Contains;

const std::string title = "Tờ khai thay đổi thông tin cư trú";

Spoken spoken(const std::map<std::string, std::string>& values) {
  return spoken_page(fill_form(ct01("tt116-2026"), values, {}), 0, title);
}

std::vector<std::string> texts_of(const Spoken& page, const std::string& tag) {
  std::vector<std::string> texts;
  for (const Spoken& node : page.children) {
    if (node.tag == tag) texts.push_back(node.text);
  }
  return texts;
}

const Spoken& table_of(const Spoken& page) { return *std::ranges::find(page.children, "Table", &Spoken::tag); }

std::vector<std::string> row_of(const Spoken& table, std::size_t row) {
  std::vector<std::string> cells;
  for (const Spoken& cell : table.children.at(row).children) cells.push_back(cell.text);
  return cells;
}

TEST(ReadingOrder, TheTitleIsTheOnlyHeading) {
  EXPECT_THAT(texts_of(spoken({}), "H1"), testing::ElementsAre("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ"));
}

TEST(ReadingOrder, ValuesFollowTheirLabels) {
  const Spoken page = spoken({{"birth_date", "05/11/1988"}, {"sex", "Nữ"}, {"citizen_id", "025188001010"}});
  const auto lines = texts_of(page, "P");
  EXPECT_THAT(lines, Contains("2. Ngày, tháng, năm sinh: 05 / 11 / 1988 3. Giới tính: Nữ"));
  EXPECT_THAT(lines, Contains("4. Số định danh cá nhân: 025188001010"));
}

TEST(ReadingOrder, TablesAreReadRowByRowWithoutTheEmptyRows) {
  const Spoken table = table_of(spoken({{"members[0].full_name", "Hà Minh An"}, {"members[0].sex", "Nam"},
                                        {"members[2].full_name", "Hà Lan"}}));
  ASSERT_EQ(table.children.size(), 3U);
  EXPECT_THAT(row_of(table, 0), Contains("Họ, chữ đệm và tên"));
  EXPECT_THAT(row_of(table, 1), testing::ElementsAre("", "Hà Minh An", "", "Nam", "", ""));
  EXPECT_THAT(row_of(table, 2), testing::ElementsAre("", "Hà Lan", "", "", "", ""));
}

void collect(const Spoken& node, std::multiset<std::size_t>& marks) {
  marks.insert(node.marks.begin(), node.marks.end());
  for (const Spoken& child : node.children) collect(child, marks);
}

TEST(ReadingOrder, SaysEveryWordOfThePageOnce) {
  const FilledForm form = fill_form(
      ct01("tt56-2021"),
      {{"full_name", "Đinh Thị Hà"}, {"citizen_id", "025188001010"}, {"members[1].sex", "Nữ"}}, {});
  for (std::size_t page = 0; page < form.pages.size(); ++page) {
    std::multiset<std::size_t> said, all;
    collect(spoken_page(form, page, title), said);
    for (std::size_t i = 0; i < form.pages[page].marks.size(); ++i) {
      if (std::holds_alternative<TextMark>(form.pages[page].marks[i])) all.insert(i);
    }
    EXPECT_EQ(said, all);
  }
}

TEST(ReadingOrder, BoxesAreSaidAsTickedOrNot) {
  const Layout survey = read_layout(std::string(HOSO_SURVEY) + "/forms/survey/v1/layout.xml");
  const FilledForm form = fill_layout(survey, {{"housing", "rented"}}, {});
  const auto lines = texts_of(spoken_page(form, 0, survey.title.vi), "P");
  EXPECT_TRUE(std::ranges::any_of(lines, [](const std::string& line) {
    return line.find("☒") != std::string::npos && line.find("☐") != std::string::npos;
  })) << testing::PrintToString(lines);
}

}  // namespace
}  // namespace hoso::typeset
