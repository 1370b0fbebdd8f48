#include <hoso/cell_id.hpp>

#include <gtest/gtest.h>

namespace hoso {
namespace {

TEST(CellId, IsTakenApart) {
  const auto cell = cell_id("members[12].full_name");
  ASSERT_TRUE(cell);
  EXPECT_EQ(cell->table, "members");
  EXPECT_EQ(cell->row, 12);
  EXPECT_EQ(cell->column, "full_name");
}

TEST(CellId, AnythingElseIsNone) {
  for (const char* id : {"", "full_name", "signatures.head", "members[0]", "members[].sex", "[1].sex",
                         "members[x].sex", "members[1x].sex", "members[-1].sex", "members[1].",
                         "members].sex[", "members[99999999999].sex"}) {
    EXPECT_FALSE(cell_id(id)) << id;
    EXPECT_EQ(id_in_row(id, 3), id);
    EXPECT_EQ(without_row(id), id);
  }
}

TEST(CellId, OfAnotherRowAndOfNone) {
  EXPECT_EQ(id_in_row("members[0].sex", 7), "members[7].sex");
  EXPECT_EQ(without_row("members[7].sex"), "members.sex");
}

}  // namespace
}  // namespace hoso
