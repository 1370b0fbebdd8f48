#include "comparison.hpp"

#include <gtest/gtest.h>

#include "certainty.hpp"

namespace hoso::identity {
namespace {

Statement said(const std::string& number, const std::string& name, const std::string& birth = "",
               const std::string& sex = "") {
  Statement statement;
  statement.values = {number, name, birth, sex};
  return statement;
}

Verdict names(const std::string& left, const std::string& right) {
  return compared(Trait::name, said("", left), said("", right));
}

Verdict latin_names(const std::string& form, const std::string& latin) {
  Statement lines = said("", latin);
  lines.latin_name = true;
  return compared(Trait::name, said("", form), lines);
}

Verdict dates(const std::string& left, const std::string& right) {
  return compared(Trait::birth_date, said("", "", left), said("", "", right));
}

TEST(Compared, NamesCountDiacriticsButNotCaseSpacesAndPlaceOfTones) {
  EXPECT_EQ(names("HÀ THỊ  MẬN", "Hà Thị Mận"), Verdict::agrees);
  EXPECT_EQ(names("Trần Hoà", "Trần Hòa"), Verdict::agrees);
  EXPECT_EQ(names("Hà Thị Mân", "Hà Thị Mận"), Verdict::differs);
  EXPECT_EQ(names("", "Hà Thị Mận"), Verdict::silent);
}

TEST(Compared, LatinNamesHaveNoDiacriticsAndMayBeCutOff) {
  EXPECT_EQ(latin_names("Hà Thị Đản", "HA THI DAN"), Verdict::agrees);
  EXPECT_EQ(latin_names("Hà Thị Mận", "HA THI MANH"), Verdict::differs);
  EXPECT_EQ(latin_names("Nguyễn Hoàng Phương Khánh Huyền", "NGUYEN HOANG PHUONG KHANH HUY"), Verdict::silent);
  EXPECT_EQ(latin_names("Hà Thị Mận", "HA THI"), Verdict::differs);
  EXPECT_EQ(latin_names("Hà Thị Mận", ""), Verdict::silent);
}

TEST(Compared, AYearAloneNeverAgreesWithADate) {
  EXPECT_EQ(dates("1990-03-12", "1990-03-12"), Verdict::agrees);
  EXPECT_EQ(dates("1990-03-12", "1990-12-03"), Verdict::differs);
  EXPECT_EQ(dates("1990", "1990"), Verdict::agrees);
  EXPECT_EQ(dates("1990", "1990-03-12"), Verdict::silent);
  EXPECT_EQ(dates("1991", "1990-03-12"), Verdict::differs);
  EXPECT_EQ(dates("12/3/1990", "1990-03-12"), Verdict::silent);
}

TEST(SamePerson, IsFoundByNumberThenNameAndBirthThenNameAndNearNumber) {
  const Statement card = said("025190004321", "Hà Thị Mận", "1990-03-12");
  EXPECT_TRUE(same_person(said("025190004321", "Khác Hẳn"), card));
  EXPECT_TRUE(same_person(said("", "Hà Thị Mận", "1990-03-12"), card));
  EXPECT_TRUE(same_person(said("025190004377", "Hà Thị Mận"), card));
  EXPECT_FALSE(same_person(said("025190004777", "Hà Thị Mận"), card));
  EXPECT_FALSE(same_person(said("", "Hà Thị Mận"), card));
  EXPECT_FALSE(same_person(said("025190004322", "Hà Thị Mai", "1990-03-12"), card));
  EXPECT_FALSE(same_person(said("", ""), said("", "")));
}

TEST(Agreed, FollowsBayesRule) {
  EXPECT_NEAR(agreed(0.5, 0.99, 1), 0.99, 1e-9);
  EXPECT_NEAR(agreed(0.6, 0.9, 1), 0.54 / (0.54 + 0.04), 1e-9);
  EXPECT_NEAR(agreed(0.6, 0.9, 0), 0.54 / (0.54 + 0.4), 1e-9);
  EXPECT_EQ(agreed(0, 1, 1), 0);
  EXPECT_EQ(agreed(1, 1, 1), 1);
}

TEST(StatementOf, TakesTheLatinNameWhereThereIsNoOther) {
  const Evidence lines{"card_mrz", {}, 1, {{"citizen_id", "", "025190004321"}, {"latin_name", "", "HA MAN"}}};
  EXPECT_EQ(statement_of(lines).value(Trait::name), "HA MAN");
  EXPECT_TRUE(statement_of(lines).latin_name);
}

TEST(StatementOf, TakesWhatAnEvidenceHas) {
  const Evidence evidence{"card_qr", {}, 1, {{"citizen_id", "", "025190004321"}, {"full_name", "", "Hà Mận"}}};
  const Statement statement = statement_of(evidence);
  EXPECT_EQ(statement.value(Trait::number), "025190004321");
  EXPECT_EQ(statement.value(Trait::name), "Hà Mận");
  EXPECT_EQ(statement.value(Trait::sex), "");
}

}  // namespace
}  // namespace hoso::identity
