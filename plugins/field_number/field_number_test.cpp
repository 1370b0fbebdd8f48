#include "field_number.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

FieldSpec hour() {
  FieldSpec field;
  field.parameters = {{"min", "0"}, {"max", "23"}, {"digits", "2"}};
  return field;
}

Interpretation read(const std::string& text, const FieldSpec& field = {}) {
  return NumberField().interpret(field, {{text, 0.95}});
}

TEST(NumberField, ReadsDigitsWithoutLeadingZeros) {
  EXPECT_EQ(read("08", hour()).value, "8");
  EXPECT_EQ(read(" 12. ").value, "12");
  EXPECT_EQ(read("0").value, "0");
}

TEST(NumberField, GroupsOfThreeAreOneNumber) {
  EXPECT_EQ(read("8.000").value, "8000");
  EXPECT_EQ(read("1.250.000").value, "1250000");
  EXPECT_EQ(read("8.00").value, "");
}

TEST(NumberField, NarrowBoundsMakeItSurer) {
  EXPECT_GT(read("08", hour()).confidence, read("08").confidence);
}

TEST(NumberField, OutsideItsBoundsItIsOdd) {
  EXPECT_EQ(read("31", hour()).value, "31");
  EXPECT_LE(read("31", hour()).confidence, 0.75);
}

TEST(NumberField, ADigitThatIsMissingMakesItOdd) {
  EXPECT_EQ(read("4", hour()).value, "4");
  EXPECT_LE(read("4", hour()).confidence, 0.75);
}

TEST(NumberField, LettersLikeDigitsAreReadButOdd) {
  EXPECT_EQ(read("1O", hour()).value, "10");
  EXPECT_LE(read("1O", hour()).confidence, 0.75);
}

TEST(NumberField, WhatIsNoNumberHasNoValue) {
  for (const char* text : {"", " ", "hai", "1/2", "1234567890123"}) {
    EXPECT_EQ(read(text).value, "") << text;
    EXPECT_LT(read(text).confidence, 0.5) << text;
  }
}

TEST(NumberField, SyntheticValuesReadBack) {
  std::mt19937_64 random(3);
  FieldSpec amount;
  amount.parameters = {{"min", "5000"}};
  for (const FieldSpec& field : {hour(), FieldSpec{}, amount}) {
    for (int i = 0; i < 100; ++i) {
      const std::string value = NumberField().synthesize(field, random);
      EXPECT_EQ(read(NumberField().print(field, value), field).value, value);
    }
  }
}

TEST(NumberField, PrintsAsManyDigitsAsAsked) {
  EXPECT_EQ(NumberField().print(hour(), "8"), "08");
  EXPECT_EQ(NumberField().print({}, "8"), "8");
}

}  // namespace
}  // namespace hoso
