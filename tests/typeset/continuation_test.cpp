#include "typeset/continuation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include <hoso/error.hpp>

#include "ct01.hpp"
#include "typeset/typeset.hpp"

namespace hoso::typeset {
namespace {

std::vector<TypesetPage> pages_for(int members) {
  return typeset(continued(ct01_layout("tt116-2026"), {{{"members", members}}, "Đinh Thị Hà"}));
}

bool has_place(const TypesetPage& page, const std::string& field) {
  return std::ranges::any_of(page.places, [&](const Place& place) { return place.field == field; });
}

std::string words_of(const TypesetPage& page) {
  std::string text;
  for (const PrintedWord& word : printed_words(page)) text += word.text + " ";
  return text;
}

TEST(Continuation, IsNotMadeForRowsThatTheFormHas) { EXPECT_EQ(pages_for(9).size(), pages_for(0).size()); }

TEST(Continuation, HasTheRowsThatAreLeft) {
  const auto pages = pages_for(11);
  ASSERT_EQ(pages.size(), pages_for(9).size() + 1);
  EXPECT_TRUE(has_place(pages.front(), "members[8].full_name"));
  EXPECT_FALSE(has_place(pages.front(), "members[9].full_name"));
  EXPECT_TRUE(has_place(pages.back(), "members[9].full_name"));
  EXPECT_TRUE(has_place(pages.back(), "members[10].full_name"));
  EXPECT_FALSE(has_place(pages.back(), "members[11].full_name"));
}

TEST(Continuation, NamesFormSubjectAndTable) {
  const std::string words = words_of(pages_for(10).back());
  EXPECT_NE(words.find("Tờ khai thay đổi thông tin cư trú"), std::string::npos);
  EXPECT_NE(words.find("Đinh Thị Hà"), std::string::npos);
  EXPECT_NE(words.find("(tiếp theo) Những thành viên"), std::string::npos);
}

TEST(Continuation, GoesOnOverAsManyPagesAsItTakes) {
  const auto pages = pages_for(100);
  int found = 0;
  for (const TypesetPage& page : pages) {
    for (int row = 0; row < 100; ++row) found += has_place(page, "members[" + std::to_string(row) + "].sex") ? 1 : 0;
  }
  EXPECT_EQ(found, 100);
  EXPECT_GE(pages.size(), 5U);
}

TEST(Continuation, RefusesATableThereIsNot) {
  EXPECT_THROW((void)continued(ct01_layout("tt116-2026"), {{{"guests", 1}}, ""}), Error);
}

}  // namespace
}  // namespace hoso::typeset
