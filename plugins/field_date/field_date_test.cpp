#include "field_date.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

FieldSpec birth() {
  FieldSpec field;
  field.parameters["allow"] = "year";
  return field;
}

Interpretation read(const std::vector<Candidate>& candidates, const FieldSpec& field = {}) {
  return DateField().interpret(field, candidates);
}

TEST(DateField, ReadsTheUsualForms) {
  for (const char* text :
       {"12/03/1990", "12 / 3 / 1990", "ngày 12 tháng 3 năm 1990", "12 03 1990", "12.3.1990",
        "/12/03/1990/", "12031990", "1 2 0 3 1 9 9 0", "12/03/ 19 90"})
    EXPECT_EQ(read({{text, 0.9}}).value, "1990-03-12") << text;
}

TEST(DateField, ADigitAloneMayBeADoubledOne) {
  for (const char* text : {"2 02 1994", "1/02/1994", "ngày 12 tháng 1 năm 1994"}) {
    EXPECT_NE(read({{text, 0.99}}).value, "") << text;
    EXPECT_LE(read({{text, 0.99}}).confidence, 0.75) << text;
  }
  for (const char* text : {"3/02/1994", "12/2/1994", "02/01/1994"}) {
    EXPECT_GT(read({{text, 0.99}}).confidence, 0.95) << text;
  }
}

TEST(DateField, RawStaysAsWritten) {
  EXPECT_EQ(read({{" 12 / 3 / 1990", 0.9}}).raw, " 12 / 3 / 1990");
}

TEST(DateField, RepairsNoiseAroundSlashes) {
  EXPECT_EQ(read({{"12|03|1990", 0.9}}).value, "1990-03-12");
  EXPECT_EQ(read({{"12l03/1990", 0.9}}).value, "1990-03-12");
  EXPECT_EQ(read({{"l2/O3/199O", 0.9}}).value, "1990-03-12");
  EXPECT_EQ(read({{"ngày l2 tháng 03 năm 1990", 0.9}}).value, "1990-03-12");
}

TEST(DateField, AStrokeThatMayBeDigitOrSlashIsDoubtful) {
  EXPECT_LE(read({{"1l12/1990", 0.99}}).confidence, 0.7) << "1/12 or 11/12";
  EXPECT_EQ(read({{"1l1/1990", 0.9}}).value, "1990-01-01");
}

TEST(DateField, WhatDoesNotExistIsNoValue) {
  for (const char* text : {"31/02/1990", "12/13/1990", "12/03", "", "mười hai", "1990"}) {
    EXPECT_EQ(read({{text, 0.99}}).value, "") << text;
    EXPECT_LT(read({{text, 0.99}}).confidence, 0.5) << text;
  }
}

TEST(DateField, AYearAloneWhereTheFieldAllowsIt) {
  EXPECT_EQ(read({{"1954", 0.9}}, birth()).value, "1954");
  EXPECT_EQ(read({{"12/03/1990", 0.9}}, birth()).value, "1990-03-12");
}

TEST(DateField, FarYearsAreOdd) {
  for (const char* text : {"12/03/1790", "16/11/2090"}) {
    EXPECT_LE(read({{text, 0.99}}).confidence, 0.7) << text;
  }
}

TEST(DateField, AnotherReadingIsNearerThanAFarYear) {
  const Interpretation date = read({{"08/09/2092", 0.99}, {"08/09/2002", 0.12}});
  EXPECT_EQ(date.value, "2002-09-08");
  EXPECT_EQ(date.raw, "08/09/2002");
  EXPECT_LE(date.confidence, 0.7);
  EXPECT_EQ(read({{"08/09/2092", 0.99}, {"08/00/2002", 0.12}}).value, "2092-09-08");
}

TEST(DateField, ChoosesTheCandidateThatExists) {
  EXPECT_EQ(read({{"32/03/1990", 0.9}, {"22/03/1990", 0.7}}).value, "1990-03-22");
}

TEST(DateField, SyntheticDatesReadBack) {
  std::mt19937_64 random(11);
  int years = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string value = DateField().synthesize(birth(), random);
    EXPECT_EQ(read({{DateField().print(birth(), value), 1}}, birth()).value, value);
    years += value.size() == 4 ? 1 : 0;
  }
  EXPECT_GT(years, 0);
  EXPECT_LT(years, 60);
}

}  // namespace
}  // namespace hoso
