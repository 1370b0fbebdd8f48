// Names in expressions: whole identifiers, where a field, table or column is meant, and nowhere else.
#include "template_editing/expression_names.hpp"

#include <gtest/gtest.h>

#include <hoso/error.hpp>

namespace hoso::template_editing {
namespace {

using Kind = Renaming::Kind;

const Renaming field{Kind::field, "", "sex", "gender"};
const Renaming table{Kind::table, "", "members", "people"};
const Renaming column{Kind::column, "members", "sex", "gender"};

std::string renamed(std::string expression, const Renaming& renaming, const std::string& for_each = "") {
  const auto changes = changes_in_expression(expression, for_each, renaming);
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    expression.replace(change->begin, change->end - change->begin, change->to);
  }
  return expression;
}

TEST(ExpressionNames, FieldsAreArgumentsOfFunctionsAndComparedWithIds) {
  EXPECT_EQ(renamed("value('sex') = 'Nam' or legible( \"sex\" )", field),
            "value('gender') = 'Nam' or legible( \"gender\" )");
  EXPECT_EQ(renamed("fields/field[@id='sex']/@value", field), "fields/field[@id='gender']/@value");
  EXPECT_EQ(renamed("'sex' != field/@id", field), "'gender' != field/@id");
  EXPECT_EQ(renamed("chosen('sex', 'sex')", field), "chosen('gender', 'sex')") << "an option may be called as a field";
}

TEST(ExpressionNames, OnlyWholeNamesCountAndOnlyWhereAFieldIsMeant) {
  for (const char* expression :
       {"value('head_sex')", "value('sexes')", "value('members.sex')", "value('sex.own')", "same-text('sex', 'x')",
        "value('kind') = 'sex'", "sex = 'x'", "@column = 'sex'", "contains(value('x'), 'sex')", "'it is sex'"}) {
    EXPECT_EQ(renamed(expression, field), expression);
  }
  EXPECT_EQ(renamed("label-en('sex')", field), "label-en('gender')");
}

TEST(ExpressionNames, BrokenExpressionsAreReadToTheirEnd) {
  EXPECT_EQ(renamed("value('sex", field), "value('gender");
  EXPECT_EQ(renamed("", field), "");
  EXPECT_EQ(renamed("((('", field), "((('");
}

TEST(ExpressionNames, TablesAreNamedInCellsRowsAndIds) {
  EXPECT_EQ(renamed("filled('members.sex') and count(fields/row[@table='members']) > 1", table),
            "filled('people.sex') and count(fields/row[@table='people']) > 1");
  EXPECT_EQ(renamed("//field[@id='members[0].sex' or starts-with(@id, 'members[')]", table),
            "//field[@id='people[0].sex' or starts-with(@id, 'people[')]");
  EXPECT_EQ(renamed("value('members_count') + value('members')", table), "value('members_count') + value('members')");
}

TEST(ExpressionNames, ColumnsAreNamedWithTheirTable) {
  EXPECT_EQ(renamed("value('members.sex') = value('sex')", column), "value('members.gender') = value('sex')");
  EXPECT_EQ(renamed("//field[@id='members[12].sex']", column), "//field[@id='members[12].gender']");
  EXPECT_EQ(renamed("value('guests.sex') = //field[@id='guests[1].sex']", column),
            "value('guests.sex') = //field[@id='guests[1].sex']");
}

TEST(ExpressionNames, AColumnAloneIsOfTheTableThatItsPathNames) {
  Renaming common = column;
  common.is_common = true;
  EXPECT_EQ(renamed("preceding-sibling::row[@table='members']/field[@column='sex']/@value", common),
            "preceding-sibling::row[@table='members']/field[@column='gender']/@value");
  const char* other = "count(//row[@table='guests']/field[@column='sex'])";
  EXPECT_EQ(renamed(other, common, "members"), other);
  EXPECT_EQ(renamed("field[@column='sex' or @column='x']", common, "members"),
            "field[@column='gender' or @column='x']");
  EXPECT_EQ(renamed("count(//row[@table='guests']) > 1 and field[@column='sex']", common, "members"),
            "count(//row[@table='guests']) > 1 and field[@column='gender']");
  EXPECT_EQ(renamed("field[@column='sex']", column), "field[@column='gender']") << "no other table has one";
  EXPECT_THROW(renamed("field[@column='sex']", common), Error);
}

}  // namespace
}  // namespace hoso::template_editing
