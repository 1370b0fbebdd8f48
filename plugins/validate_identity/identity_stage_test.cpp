#include "identity_stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace hoso::identity {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A form of no real kind: two persons outside the table, one row of a table.
std::shared_ptr<const FormTemplate> specimen_form() {
  auto form = std::make_shared<FormTemplate>();
  form->id = "specimen";
  const auto add = [&](const char* id, const char* type, const char* label) {
    FieldSpec spec;
    spec.id = id, spec.type = type, spec.label = {label, label};
    form->fields.push_back(spec);
  };
  add("full_name", "person_name", "Họ tên");
  add("birth_date", "date", "Ngày sinh");
  add("sex", "sex", "Giới tính");
  add("citizen_id", "citizen_id", "Số định danh");
  add("owner_name", "person_name", "Họ tên chủ");
  add("owner_citizen_id", "citizen_id", "Số của chủ");
  add("people[0].full_name", "person_name", "Họ tên");
  add("people[0].birth_date", "date", "Ngày sinh");
  add("people[0].citizen_id", "citizen_id", "Số");
  add("street_name", "text", "Phố");
  return form;
}

using Values = std::map<std::string, std::string>;

const Values declarant{{"full_name", "Hà Thị Mận"}, {"birth_date", "1990-03-12"}, {"sex", "Nữ"},
                       {"citizen_id", "025190004321"}, {"owner_name", "Đinh Kiên"},
                       {"owner_citizen_id", "001088007654"}};

Document document_with(const Values& values, double confidence) {
  Document document;
  document.form = specimen_form();
  document.pages = {1};
  for (const FieldSpec& spec : document.form->fields) {
    const auto given = values.find(spec.id);
    FieldValue field;
    field.id = spec.id, field.page = 1;
    if (given != values.end()) {
      field.raw = field.value = given->second;
      field.state = FieldState::read, field.confidence = confidence;
    }
    document.fields.push_back(field);
  }
  return document;
}

Values with(Values values, const std::string& id, const std::string& value) {
  values[id] = value;
  return values;
}

Evidence card(const std::string& number, const std::string& name, const std::string& birth,
              const std::string& sex, const std::string& kind = "card_qr") {
  return {kind, {0, 0, 9, 9}, 0.999,
          {{"citizen_id", number, number}, {"full_name", name, name}, {"birth_date", birth, birth}, {"sex", sex, sex}}};
}

const Evidence declarants_card = card("025190004321", "Hà Thị Mận", "1990-03-12", "Nữ");

Dossier dossier_of(std::vector<Document> documents, std::vector<Evidence> evidence) {
  Dossier dossier;
  dossier.documents = std::move(documents);
  dossier.pages.resize(2);
  dossier.pages[0].number = 1, dossier.pages[1].number = 2;
  dossier.pages[1].evidence = std::move(evidence);
  return dossier;
}

Findings judged(const Dossier& dossier, const std::map<std::string, std::string>& options = {}) {
  const Limits limits;
  const StageContext context(limits, {}, {}, {});
  IdentityStage stage{Options(IdentityStage::info().options, options, "validate.identity")};
  return stage.validate(dossier, context);
}

/// -1 = left as it was.
double confidence_of(const Findings& findings, const std::string& field, std::size_t document = 0) {
  for (const Reappraisal& one : findings.reappraisals) {
    if (one.document == document && one.field == field) return one.confidence;
  }
  return -1;
}

std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : findings) codes.push_back(finding.code);
  return codes;
}

TEST(IdentityStage, ACardThatAgreesMakesSure) {
  const Findings findings = judged(dossier_of({document_with(declarant, 0.6)}, {declarants_card}));
  for (const char* id : {"full_name", "birth_date", "sex", "citizen_id"}) {
    EXPECT_GT(confidence_of(findings, id), 0.99) << id;
  }
  EXPECT_EQ(confidence_of(findings, "owner_name"), -1);
  EXPECT_THAT(findings.documents[0], IsEmpty());
  EXPECT_THAT(findings.dossier, IsEmpty());
}

TEST(IdentityStage, ACardThatDiffersGivesAFindingThatShowsBoth) {
  const Findings findings =
      judged(dossier_of({document_with(with(declarant, "full_name", "Hà Thị Mẫn"), 0.99)}, {declarants_card}));
  ASSERT_THAT(codes(findings.documents[0]), ElementsAre("identity.name_differs"));
  const Finding& finding = findings.documents[0][0];
  EXPECT_EQ(finding.severity, FindingSeverity::doubtful);
  EXPECT_THAT(finding.fields, ElementsAre("full_name"));
  EXPECT_EQ(finding.message.vi,
            "Mục «Họ tên» là «Hà Thị Mẫn», nhưng mã QR của căn cước ở trang 2 ghi «Hà Thị Mận».");
  EXPECT_FALSE(finding.next_step.vi.empty());
  EXPECT_LT(confidence_of(findings, "full_name"), sure_from);
}

TEST(IdentityStage, AMisreadNumberIsFoundByNameAndBirthDate) {
  const Values values = with(declarant, "citizen_id", "025190009999");
  const Findings findings = judged(dossier_of({document_with(values, 0.99)}, {declarants_card}));
  EXPECT_THAT(codes(findings.documents[0]), ElementsAre("identity.number_differs"));
  EXPECT_LT(confidence_of(findings, "citizen_id"), sure_from);
  EXPECT_GT(confidence_of(findings, "birth_date"), 0.99);
}

TEST(IdentityStage, DatesAreShownAsFormsPrintThem) {
  const Values values = with(declarant, "birth_date", "1990-03-21");
  const Findings findings = judged(dossier_of({document_with(values, 0.99)}, {declarants_card}));
  ASSERT_THAT(codes(findings.documents[0]), ElementsAre("identity.birth_date_differs"));
  EXPECT_THAT(findings.documents[0][0].message.vi, HasSubstr("«21/03/1990»"));
}

TEST(IdentityStage, ACardOfNobodyIsAdvice) {
  const auto stranger = card("079088000001", "Vũ Văn Lạ", "1988-01-01", "Nam");
  const Findings findings = judged(dossier_of({document_with(declarant, 0.99)}, {stranger}));
  ASSERT_THAT(codes(findings.dossier), ElementsAre("identity.card_of_nobody"));
  EXPECT_EQ(findings.dossier[0].severity, FindingSeverity::advice);
  EXPECT_EQ(findings.dossier[0].page, 2);
  EXPECT_THAT(judged(dossier_of({}, {stranger})).dossier, IsEmpty());
}

Evidence lines_of(const std::string& number, const std::string& latin_name, const std::string& birth) {
  return {"card_mrz", {0, 0, 9, 9}, 0.99,
          {{"citizen_id", number, number}, {"latin_name", latin_name, latin_name}, {"birth_date", birth, birth}}};
}

TEST(IdentityStage, MachineReadableLinesAreHeardLikeACode) {
  const auto lines = lines_of("025190004321", "HA THI MAN", "1990-03-21");
  const Findings findings = judged(dossier_of({document_with(declarant, 0.6)}, {lines}), {{"within_forms", "false"}});
  EXPECT_GT(confidence_of(findings, "citizen_id"), 0.98);
  EXPECT_GT(confidence_of(findings, "full_name"), 0.98);
  EXPECT_LT(confidence_of(findings, "birth_date"), 0.6);
  ASSERT_THAT(codes(findings.documents[0]), ElementsAre("identity.birth_date_differs"));
  EXPECT_THAT(findings.documents[0][0].message.vi,
              HasSubstr("dòng máy đọc (MRZ) của căn cước ở trang 2 ghi «21/03/1990»"));
}

TEST(IdentityStage, CodeAndLinesOfAStrangersCardAreToldOfOnce) {
  const auto code = card("079088000001", "Vũ Văn Lạ", "1988-01-01", "Nam");
  const auto lines = lines_of("079088000001", "VU VAN LA", "1988-01-01");
  const Findings findings = judged(dossier_of({document_with(declarant, 0.99)}, {code, lines}));
  EXPECT_THAT(codes(findings.dossier), ElementsAre("identity.card_of_nobody"));
}

TEST(IdentityStage, CodesOfOneNumberMustAgree) {
  const auto other = card("025190004321", "Hà Thị Mận", "1990-03-13", "Nữ", "card_mrz");
  const Findings findings = judged(dossier_of({document_with(declarant, 0.9)}, {declarants_card, other}));
  EXPECT_THAT(codes(findings.dossier), ElementsAre("identity.codes_differ"));
  EXPECT_LT(confidence_of(findings, "birth_date"), sure_from);
}

TEST(IdentityStage, NumberBirthYearAndSexSupportOneAnother) {
  const Findings findings = judged(dossier_of({document_with(declarant, 0.8)}, {}));
  EXPECT_GT(confidence_of(findings, "sex"), 0.9);
  EXPECT_GT(confidence_of(findings, "birth_date"), 0.8);
  EXPECT_GT(confidence_of(findings, "citizen_id"), 0.8);
  EXPECT_LT(confidence_of(findings, "citizen_id"), confidence_of(findings, "sex"));
  EXPECT_EQ(confidence_of(findings, "full_name"), -1);
}

TEST(IdentityStage, ANumberThatContradictsLowersWithoutAFindingOfItsOwn) {
  const Findings findings = judged(dossier_of({document_with(with(declarant, "birth_date", "1991-03-12"), 0.99)}, {}));
  EXPECT_LT(confidence_of(findings, "birth_date"), sure_from);
  EXPECT_LT(confidence_of(findings, "citizen_id"), sure_from);
  EXPECT_THAT(findings.documents[0], IsEmpty());
}

TEST(IdentityStage, ACardOutweighsAContradictionWithinTheForm) {
  const auto corrected = card("025190004321", "Hà Thị Mận", "1991-03-12", "Nữ");
  const Findings findings =
      judged(dossier_of({document_with(with(declarant, "birth_date", "1991-03-12"), 0.8)}, {corrected}));
  EXPECT_GT(confidence_of(findings, "birth_date"), 0.99);
  EXPECT_GT(confidence_of(findings, "citizen_id"), 0.99);
}

TEST(IdentityStage, APersonNamedTwiceSupportsHerself) {
  Values values = declarant;
  values["people[0].full_name"] = "Hà Thị Mận", values["people[0].citizen_id"] = "025190004321";
  const Findings findings = judged(dossier_of({document_with(values, 0.8)}, {}));
  EXPECT_GT(confidence_of(findings, "full_name"), 0.9);
  EXPECT_GT(confidence_of(findings, "people[0].full_name"), 0.9);
}

TEST(IdentityStage, TwoFormsThatDifferGiveAFindingInTheLater) {
  const Findings findings = judged(
      dossier_of({document_with(declarant, 0.99), document_with(with(declarant, "sex", "Nam"), 0.99)}, {}));
  EXPECT_THAT(findings.documents[0], IsEmpty());
  EXPECT_THAT(codes(findings.documents[1]), ElementsAre("identity.sex_differs"));
  EXPECT_LT(confidence_of(findings, "sex", 0), sure_from);
  EXPECT_LT(confidence_of(findings, "sex", 1), sure_from);
}

TEST(IdentityStage, WithinFormsCanBeSwitchedOff) {
  const Findings findings =
      judged(dossier_of({document_with(declarant, 0.8)}, {}), {{"within_forms", "false"}});
  EXPECT_THAT(findings.reappraisals, IsEmpty());
}

TEST(IdentityStage, ConfirmedAndUnreadFieldsStayAsTheyAre) {
  Document document = document_with(declarant, 0.6);
  for (FieldValue& field : document.fields) {
    if (field.id == "full_name") field.state = FieldState::confirmed;
    if (field.id == "sex") field.state = FieldState::illegible, field.value.clear();
  }
  const Findings findings = judged(dossier_of({document}, {declarants_card}));
  EXPECT_EQ(confidence_of(findings, "full_name"), -1);
  EXPECT_EQ(confidence_of(findings, "sex"), -1);
}

TEST(IdentityStage, EvidenceWithoutANumberIsNobodysCard) {
  Evidence odd{"card_qr", {0, 0, 9, 9}, 1, {{"full_name", "x", "Hà Thị Mận"}}};
  const Findings findings = judged(dossier_of({document_with(declarant, 0.6)}, {odd}), {{"within_forms", "false"}});
  EXPECT_THAT(findings.dossier, IsEmpty());
  EXPECT_THAT(findings.reappraisals, IsEmpty());
}

}  // namespace
}  // namespace hoso::identity
