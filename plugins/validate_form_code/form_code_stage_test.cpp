#include "form_code_stage.hpp"

#include <gmock/gmock.h>

namespace hoso::form_code {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Value {
  std::string id, value;
};

Document document(const std::string& form, int page, const std::vector<Value>& values) {
  auto made = std::make_shared<FormTemplate>();
  made->id = form;
  made->version = "v1";
  Document document;
  document.pages = {page};
  for (const Value& value : values) {
    FieldSpec spec;
    spec.id = value.id;
    spec.label = {"Mục " + value.id, "Field " + value.id};
    made->fields.push_back(spec);
    FieldValue field;
    field.id = value.id;
    field.value = value.value;
    field.confidence = 0.8;
    field.state = value.value.empty() ? FieldState::empty : FieldState::read;
    document.fields.push_back(field);
  }
  document.form = made;
  return document;
}

Evidence code(const std::string& form, const std::vector<Value>& values) {
  Evidence evidence{"form_qr", {0, 0, 10, 10}, 0.999, {{"of_form", form, form}, {"of_version", "v1", "v1"}}};
  for (const Value& value : values) evidence.items.push_back({value.id, value.value, value.value});
  return evidence;
}

Dossier dossier(std::vector<Document> documents, const Evidence& evidence) {
  Dossier made;
  made.documents = std::move(documents);
  DossierPage page;
  page.number = 1;
  page.evidence = {evidence};
  made.pages = {page};
  return made;
}

Findings findings(const Dossier& of) {
  const Limits limits;
  const StageContext context(limits, {}, {}, {});
  FormCodeStage stage;
  return stage.validate(of, context);
}

TEST(FormCodeStage, WhatInkAndCodeBothSayIsSure) {
  const auto found = findings(dossier({document("ct01", 1, {{"full_name", "HÀ THỊ MẬN"}})},
                                      code("ct01", {{"full_name", "Hà Thị Mận"}})));
  EXPECT_THAT(found.documents[0], IsEmpty());
  ASSERT_EQ(found.reappraisals.size(), 1U);
  EXPECT_GE(found.reappraisals[0].confidence, 0.999);
}

TEST(FormCodeStage, WhereTheInkReadsOtherwiseTheFieldIsDoubtful) {
  const auto found = findings(dossier({document("ct01", 1, {{"birth_date", "1991-03-12"}})},
                                      code("ct01", {{"birth_date", "1990-03-12"}})));
  ASSERT_EQ(found.documents[0].size(), 1U);
  const Finding& finding = found.documents[0][0];
  EXPECT_EQ(finding.code, "form_qr.differs");
  EXPECT_EQ(finding.severity, FindingSeverity::doubtful);
  EXPECT_THAT(finding.fields, ElementsAre("birth_date"));
  EXPECT_THAT(finding.message.vi, HasSubstr("1990-03-12"));
  ASSERT_EQ(found.reappraisals.size(), 1U);
  EXPECT_LE(found.reappraisals[0].confidence, 0.5);
}

TEST(FormCodeStage, AWrongMarkIsADifferenceToo) {
  const auto found = findings(dossier({document("ct01", 1, {{"full_name", "Hà Thị Mân"}})},
                                      code("ct01", {{"full_name", "Hà Thị Mận"}})));
  EXPECT_EQ(found.documents[0].size(), 1U);
}

TEST(FormCodeStage, AnEmptyFieldThatTheCodeFillsIsDoubtful) {
  const auto found =
      findings(dossier({document("ct01", 1, {{"phone", ""}})}, code("ct01", {{"phone", "0912345678"}})));
  EXPECT_EQ(found.documents[0].size(), 1U);
  EXPECT_THAT(found.reappraisals, IsEmpty()) << "it was not read";
}

TEST(FormCodeStage, OfSeveralDocumentsTheOneThatAgreesIsMeant) {
  const auto found = findings(dossier({document("ct01", 1, {{"full_name", "Đinh Kiên"}, {"phone", "1"}}),
                                       document("ct01", 2, {{"full_name", "Hà Thị Mận"}, {"phone", "2"}})},
                                      code("ct01", {{"full_name", "Hà Thị Mận"}, {"phone", "2"}})));
  EXPECT_THAT(found.documents[0], IsEmpty());
  EXPECT_THAT(found.documents[1], IsEmpty());
  EXPECT_EQ(found.reappraisals.size(), 2U);
}

TEST(FormCodeStage, CodesOfOtherFormsAndDamagedOnesAreNamed) {
  const auto other = findings(dossier({document("ct01", 1, {})}, code("khai_sinh", {{"full_name", "A"}})));
  ASSERT_EQ(other.dossier.size(), 1U);
  EXPECT_EQ(other.dossier[0].code, "form_qr.other_form");
  Evidence broken = code("ct01", {});
  broken.items.clear();
  const auto damaged = findings(dossier({document("ct01", 1, {})}, broken));
  ASSERT_EQ(damaged.dossier.size(), 1U);
  EXPECT_EQ(damaged.dossier[0].code, "form_qr.damaged");
}

TEST(FormCodeStage, FieldsThatTheFormDoesNotHaveAreLeftAlone) {
  const auto found = findings(dossier({document("ct01", 1, {{"phone", "1"}})}, code("ct01", {{"secret", "x"}})));
  EXPECT_THAT(found.documents[0], IsEmpty());
  EXPECT_THAT(found.reappraisals, IsEmpty());
}

TEST(FormCodeStage, OtherEvidenceIsNoBusinessOfIts) {
  Evidence card = code("ct01", {{"phone", "2"}});
  card.kind = "card_qr";
  const auto found = findings(dossier({document("ct01", 1, {{"phone", "1"}})}, card));
  EXPECT_THAT(found.documents[0], IsEmpty());
  EXPECT_THAT(found.dossier, IsEmpty());
}

}  // namespace
}  // namespace hoso::form_code
