// Fictional values that belong together.
#include "synthetic/values.hpp"

#include <gtest/gtest.h>

#include <map>

namespace hoso::synthetic {
namespace {

/// Always makes up the same value.
class FixedField : public FieldStage {
 public:
  explicit FixedField(std::string value) : value_(std::move(value)) {}
  [[nodiscard]] Interpretation interpret(const FieldSpec&, const std::vector<Candidate>&) const override { return {}; }
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override { return value; }
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override { return value_; }

 private:
  std::string value_;
};

void add(FormTemplate& form, const std::string& id, const std::string& type) {
  FieldSpec field;
  field.id = id;
  field.type = type;
  form.fields.push_back(field);
}

class SyntheticValues : public testing::Test {
 protected:
  [[nodiscard]] Values drawn() const {
    Random random(1);
    return synthetic_values(form, [this](const std::string& type) { return &types.at(type); }, 0, random);
  }

  FormTemplate form;
  std::map<std::string, FixedField> types{
      {"date", FixedField("2001-02-03")},
      {"date_words", FixedField("1950-01-01")},
      {"sex", FixedField("Nữ")},
      {"citizen_id", FixedField("025000000001")},
      {"identity_paper", FixedField("Căn cước số 025000000001 do Bộ Công an cấp ngày 20/11/2021")}};
};

TEST_F(SyntheticValues, NumbersAgreeWithTheirOwnPerson) {
  add(form, "mother_birth_date", "date");
  add(form, "mother_sex", "sex");
  add(form, "mother_identity_paper", "identity_paper");
  add(form, "mother_citizen_id", "citizen_id");
  add(form, "father_identity_paper", "identity_paper");
  const Values values = drawn();
  EXPECT_EQ(values.at("mother_identity_paper"), "Căn cước số 025301000001 do Bộ Công an cấp ngày 20/11/2021");
  EXPECT_EQ(values.at("mother_citizen_id"), "025301000001");
  EXPECT_EQ(values.at("father_identity_paper"), types.at("identity_paper").synthesize({}, Random(1).engine()))
      << "nothing is known of the father";
}

TEST_F(SyntheticValues, WhatRepeatsAFieldSaysTheSame) {
  add(form, "child_birth_date", "date");
  add(form, "child_birth_words", "date_words");
  form.fields.back().parameters["repeats"] = "child_birth_date";
  EXPECT_EQ(drawn().at("child_birth_words"), "2001-02-03");
}

}  // namespace
}  // namespace hoso::synthetic
