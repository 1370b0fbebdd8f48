#include "field_code.hpp"

#include <gtest/gtest.h>

namespace hoso {
namespace {

FieldSpec dossier() {
  FieldSpec field;
  field.parameters["shapes"] = "H##.##-######-####|000.00.00.H##-######-####";
  return field;
}

FieldSpec paper() {
  FieldSpec field;
  field.parameters["shapes"] = "*/PTN";
  return field;
}

Interpretation read(const std::string& text, const FieldSpec& field) {
  return CodeField().interpret(field, {{text, 0.95}});
}

TEST(CodeField, CodesOfAShapeAreConfirmed) {
  EXPECT_EQ(read("H44.12-261126-0001", dossier()).value, "H44.12-261126-0001");
  EXPECT_GT(read("H44.12-261126-0001", dossier()).confidence, 0.95);
  EXPECT_EQ(read("000.00.00.H44-261126-0001", dossier()).value, "000.00.00.H44-261126-0001");
  EXPECT_EQ(read("127 / PTN", paper()).value, "127/PTN");
}

TEST(CodeField, LettersForDigitsAreMendedButNotConfirmed) {
  EXPECT_EQ(read("H44.l2-26ll26-OOO1", dossier()).value, "H44.12-261126-0001");
  EXPECT_LE(read("H44.l2-26ll26-OOO1", dossier()).confidence, 0.95);
  EXPECT_EQ(read("12/ptn", paper()).value, "12/PTN");
  EXPECT_EQ(read("000,00,00.444-261126-0001", dossier()).value, "000.00.00.H44-261126-0001");
  EXPECT_LE(read("000,00,00.444-261126-0001", dossier()).confidence, 0.95);
}

TEST(CodeField, LostHyphensAndThinSlashesAreMendedButNotConfirmed) {
  EXPECT_EQ(read("000.00.00.44-2611260001", dossier()).value, "000.00.00.44-2611260001");
  EXPECT_EQ(read("000.00.00.444-2611260001", dossier()).value, "000.00.00.H44-261126-0001");
  EXPECT_LE(read("000.00.00.H44-2611260001", dossier()).confidence, 0.95);
  EXPECT_EQ(read("472IPTN", paper()).value, "472/PTN");
  EXPECT_LE(read("472IPTN", paper()).confidence, 0.95);
}

TEST(CodeField, OtherCodesStayAsWrittenButOdd) {
  EXPECT_EQ(read("K44.12-261126", dossier()).value, "K44.12-261126");
  EXPECT_LE(read("K44.12-261126", dossier()).confidence, 0.75);
  EXPECT_EQ(read("1234567/PTN", paper()).value, "1234567/PTN");
  EXPECT_LE(read("1234567/PTN", paper()).confidence, 0.75);
}

TEST(CodeField, NothingIsNoCode) {
  EXPECT_EQ(read(" ", dossier()).value, "");
  EXPECT_LT(read(" ", dossier()).confidence, 0.5);
}

TEST(CodeField, ChoosesTheCandidateOfAShape) {
  const auto best = CodeField().interpret(paper(), {{"12/PIN", 0.95}, {"12/PTN", 0.9}});
  EXPECT_EQ(best.value, "12/PTN");
}

TEST(CodeField, SyntheticValuesReadBack) {
  std::mt19937_64 random(5);
  for (const FieldSpec& field : {dossier(), paper(), FieldSpec{}}) {
    for (int i = 0; i < 100; ++i) {
      const std::string value = CodeField().synthesize(field, random);
      EXPECT_EQ(read(CodeField().print(field, value), field).value, value);
    }
  }
}

}  // namespace
}  // namespace hoso
