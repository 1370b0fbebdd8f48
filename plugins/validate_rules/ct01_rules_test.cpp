// Each rule of templates/forms/ct01/rules.xml: one declaration that breaks it and one that, though
// close, does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "sample_dossier.hpp"

namespace hoso::rules {
namespace {

using Changes = std::vector<std::pair<std::string, std::string>>;

std::vector<Finding> findings_about(const Dossier& dossier) {
  static RulesStage stage(HOSO_RESOURCES);
  const Limits limits;
  const StageContext context(limits, test_time, {}, [](const Diagnostic& diagnostic) {
    ADD_FAILURE() << diagnostic.arguments.at("rule") << ": " << diagnostic.arguments.at("detail");
  });
  return stage.validate(dossier, context).documents.at(0);
}

std::multiset<std::string> codes_of(const Changes& changes) {
  Dossier dossier = sample_dossier();
  for (const auto& [id, value] : changes) set(dossier, id, value);
  std::multiset<std::string> codes;
  for (const Finding& finding : findings_about(dossier)) codes.insert(finding.code);
  return codes;
}

struct Case {
  const char* code;
  Changes breaks;
  Changes keeps;
};

void PrintTo(const Case& tried, std::ostream* out) { *out << tried.code; }

const Changes second_child{{"members[1].full_name", "Đinh Văn An"},
                           {"members[1].birth_date", "2018-01-02"},
                           {"members[1].sex", "Nam"},
                           {"members[1].citizen_id", "025218000222"},
                           {"members[1].head_relation", "Con đẻ"}};

Changes second_child_but(const std::string& column, const std::string& value) {
  Changes changes = second_child;
  for (auto& [id, text] : changes) {
    if (id == "members[1]." + column) text = value;
  }
  return changes;
}

const std::vector<Case> cases{
    {"ct01.recipient.missing", {{"recipient", ""}}, {{"recipient", "Công an phường Việt Trì"}}},
    {"ct01.full_name.missing", {{"full_name", ""}}, {{"full_name", "Hà Mận"}}},
    {"ct01.birth_date.missing", {{"birth_date", ""}}, {{"birth_date", "1990"}}},
    {"ct01.birth_date.in_future", {{"birth_date", "2026-11-26"}}, {{"birth_date", "2026-11-25"}}},
    {"ct01.birth_date.too_long_ago", {{"birth_date", "1890-01-01"}},
     {{"birth_date", "1907-01-01"}}},
    {"ct01.sex.missing", {{"sex", ""}}, {{"sex", "Nam"}}},
    {"ct01.citizen_id.missing", {{"citizen_id", ""}}, {{"citizen_id", "025190999999"}}},
    {"ct01.request.missing", {{"request", ""}}, {{"request", "Tách hộ"}}},
    {"ct01.head_name.missing", {{"head_name", ""}}, {{"head_name", "Đinh Kiên"}}},
    {"ct01.head_relation.missing", {{"head_relation", ""}}, {{"head_relation", "Con đẻ"}}},
    {"ct01.head_citizen_id.missing", {{"head_citizen_id", ""}},
     {{"head_citizen_id", "001088000001"}}},
    {"ct01.citizen_id.unknown_place", {{"citizen_id", "099190004321"}},
     {{"citizen_id", "026190004321"}}},
    {"ct01.citizen_id.birth_year_differs", {{"birth_date", "1991-03-12"}},
     {{"birth_date", "1990-12-03"}}},
    {"ct01.citizen_id.sex_differs", {{"sex", "Nam"}},
     {{"sex", "Nam"}, {"citizen_id", "025090004321"}}},
    {"ct01.head_citizen_id.unknown_place", {{"head_citizen_id", "098088007654"}},
     {{"head_citizen_id", "096088007654"}}},
    {"ct01.head.is_declarant_but_relation_differs", {{"head_citizen_id", "025190004321"}},
     {{"head_citizen_id", "025190004321"}, {"head_relation", "Chủ hộ"},
      {"head_name", "HÀ THỊ MẬN"}}},
    {"ct01.head.relation_is_head_but_number_differs",
     {{"head_relation", "Chủ hộ"}, {"head_name", "Hà Thị Mận"}},
     {{"head_relation", "Chủ hộ"}, {"head_name", "Hà Thị Mận"},
      {"head_citizen_id", "025190004321"}}},
    {"ct01.head.relation_is_head_but_name_differs",
     {{"head_relation", "Chủ hộ"}, {"head_citizen_id", "025190004321"}},
     {{"head_relation", "Chủ hộ"}, {"head_citizen_id", "025190004321"},
      {"head_name", "hà thị mận"}}},
    {"ct01.head.several",
     {{"head_relation", "Chủ hộ"}, {"head_citizen_id", "025190004321"},
      {"head_name", "Hà Thị Mận"},
      {"members[0].head_relation", "Chủ hộ"}},
     {{"members[0].head_relation", "Chủ hộ"}}},
    {"ct01.phone.missing", {{"phone", ""}}, {{"phone", "0210384567"}}},
    {"ct01.phone.not_in_plan", {{"phone", "0461234567"}}, {{"phone", "02103845678"}}},
    {"ct01.email.malformed", {{"email", "ha.man@vidu"}}, {{"email", ""}}},
    {"ct01.request.defunct_unit",
     {{"request", "Đăng ký thường trú tại xã Vinh Tiền, huyện Tân Sơn, tỉnh Phú Thọ"}},
     {{"request", "Đăng ký thường trú tại xã Long Cốc, tỉnh Phú Thọ (trước đây là xã Vinh Tiền, "
                  "huyện Tân Sơn)"}}},
    {"ct01.request.district_level",
     {{"request", "Đăng ký thường trú tại huyện Xalạ, tỉnh Phú Thọ"}},
     {{"request", "Đăng ký thường trú tại xã Long Cốc, tỉnh Phú Thọ (huyện Xalạ cũ)"}}},
    {"ct01.request.unknown_place",
     {{"request", "Đăng ký thường trú tại xã Khôngcóthật, tỉnh Phú Thọ"}},
     {{"request", "Đăng ký thường trú vào nhà bố đẻ"}}},
    {"ct01.recipient.defunct_unit", {{"recipient", "Công an huyện Tân Sơn, tỉnh Phú Thọ"}},
     {{"recipient", "Công an xã Long Cốc"}}},
    {"ct01.head_signature.missing", {{"signatures.head", ""}},
     {{"signatures.head", ""}, {"request", "Xác nhận thông tin về cư trú"}}},
    {"ct01.owner_signature.missing",
     {{"signatures.owner", ""},
      {"request", "Đăng ký tạm trú tại nhà thuê, xã Long Cốc, tỉnh Phú Thọ"}},
     {{"request", "Đăng ký tạm trú tại nhà thuê, xã Long Cốc, tỉnh Phú Thọ"}}},
    {"ct01.owner_signature.perhaps_needed", {{"signatures.owner", ""}},
     {{"signatures.owner", ""}, {"request", "Xóa đăng ký thường trú"}}},
    {"ct01.guardian_signature.missing", {{"birth_date", "2008-11-26"},
     {"citizen_id", "025308004321"}},
     {{"birth_date", "2008-11-25"}, {"citizen_id", "025308004321"}}},
    {"ct01.declarant_signature.missing", {{"signatures.declarant", ""}},
     {{"signatures.declarant", "present"}}},
    {"ct01.member.full_name.missing", second_child_but("full_name", ""), second_child},
    {"ct01.member.birth_date.missing", second_child_but("birth_date", ""),
     second_child_but("birth_date", "2018")},
    {"ct01.member.sex.missing", second_child_but("sex", ""), second_child},
    {"ct01.member.citizen_id.missing", second_child_but("citizen_id", ""), second_child},
    {"ct01.member.head_relation.missing", second_child_but("head_relation", ""),
     second_child_but("head_relation", "Cháu")},
    {"ct01.member.birth_date.in_future", second_child_but("birth_date", "2118-01-02"),
     second_child_but("birth_date", "2018-12-31")},
    {"ct01.member.citizen_id.unknown_place", second_child_but("citizen_id", "000218000222"),
     second_child_but("citizen_id", "001218000222")},
    {"ct01.member.citizen_id.birth_year_differs", second_child_but("birth_date", "2017-01-02"),
     second_child_but("birth_date", "2018-02-01")},
    {"ct01.member.citizen_id.sex_differs", second_child_but("sex", "Nữ"), second_child},
    {"ct01.member.citizen_id.repeated", second_child_but("citizen_id", "025315000111"),
     second_child_but("citizen_id", "025218000223")},
    {"ct01.member.is_declarant", second_child_but("citizen_id", "025190004321"), second_child},
};

class Ct01Rule : public testing::TestWithParam<Case> {};

TEST_P(Ct01Rule, IsBroken) { EXPECT_EQ(codes_of(GetParam().breaks).count(GetParam().code), 1U); }

TEST_P(Ct01Rule, IsKept) { EXPECT_EQ(codes_of(GetParam().keeps).count(GetParam().code), 0U); }

std::string test_name(const testing::TestParamInfo<Case>& tried) {
  std::string name = tried.param.code;
  std::ranges::replace(name, '.', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Ct01Rule, testing::ValuesIn(cases), test_name);

/// Something is written that is no value of its type: raw is kept, value stays empty.
struct UnusableCase {
  const char* code;
  const char* field;
  const char* raw;
  const char* usable;
};

void PrintTo(const UnusableCase& tried, std::ostream* out) { *out << tried.code; }

constexpr UnusableCase unusable_cases[] = {
    {"ct01.full_name.not_a_name", "full_name", "12345", "Hà Thị Mận"},
    {"ct01.birth_date.not_a_date", "birth_date", "31/02/1990", "1990"},
    {"ct01.sex.not_a_sex", "sex", "Nb", "Nữ"},
    {"ct01.citizen_id.legacy", "citizen_id", "131234567", "025190004321"},
    {"ct01.citizen_id.not_12_digits", "citizen_id", "0251900043", "025190004321"},
    {"ct01.head_name.not_a_name", "head_name", "1234", "Đinh Kiên"},
    {"ct01.head_citizen_id.legacy", "head_citizen_id", "131234567", "025088007654"},
    {"ct01.head_citizen_id.not_12_digits", "head_citizen_id", "0250880076541", "025088007654"},
    {"ct01.member.birth_date.not_a_date", "members[0].birth_date", "30/02/2015", "2015-08-01"},
    {"ct01.member.sex.not_a_sex", "members[0].sex", "?", "Nữ"},
    {"ct01.member.citizen_id.not_12_digits", "members[0].citizen_id", "025315", "025315000111"},
};

class Ct01UnusableValue : public testing::TestWithParam<UnusableCase> {};

TEST_P(Ct01UnusableValue, IsFoundAndSureReadingsBlockOrAskForALook) {
  Dossier dossier = sample_dossier();
  FieldValue& field = field_of(dossier, GetParam().field);
  field.raw = GetParam().raw;
  field.value.clear();
  std::set<std::string> codes;
  for (const Finding& finding : findings_about(dossier)) codes.insert(finding.code);
  EXPECT_EQ(codes.count(GetParam().code), 1U);
  EXPECT_EQ(codes_of({{GetParam().field, GetParam().usable}}).count(GetParam().code), 0U);
}

INSTANTIATE_TEST_SUITE_P(All, Ct01UnusableValue, testing::ValuesIn(unusable_cases),
                         [](const auto& tried) {
                           std::string name = tried.param.code;
                           std::ranges::replace(name, '.', '_');
                           return name;
                         });

TEST(Ct01Rules, FindNothingOnAFaultlessForm) {
  for (const Finding& finding : findings_about(sample_dossier())) {
    ADD_FAILURE() << finding.code << ": " << finding.message.vi;
  }
}

TEST(Ct01Rules, DoNotRepeatWhatAStageBeforeThemAskedToLookAt) {
  Dossier dossier = sample_dossier();
  field_of(dossier, "full_name").confidence = 0.5;
  EXPECT_EQ(findings_about(dossier).size(), 1U);
  Finding earlier;
  earlier.code = "identity.name_differs";
  earlier.severity = FindingSeverity::doubtful;
  earlier.fields = {"full_name"};
  dossier.documents[0].findings = {earlier};
  EXPECT_THAT(findings_about(dossier), testing::IsEmpty());
}

TEST(Ct01Rules, AreAllTried) {
  std::set<std::string> tried{"form.outdated_version"};
  for (const Case& each : cases) tried.insert(each.code);
  for (const UnusableCase& each : unusable_cases) tried.insert(each.code);
  for (const Rule& rule : ct01()->rules) EXPECT_EQ(tried.count(rule.code), 1U) << rule.code;
  EXPECT_EQ(tried.size(), ct01()->rules.size());
}

TEST(Ct01Rules, AnOldVersionIsFoundAndTheNewOneNamed) {
  Dossier dossier = sample_dossier();
  auto old = std::make_shared<FormTemplate>(*ct01());
  old->superseded_on = "2026-11-25";
  dossier.documents[0].form = old;
  const auto findings = findings_about(dossier);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "form.outdated_version");
  EXPECT_EQ(findings[0].severity, FindingSeverity::doubtful);
  EXPECT_THAT(findings[0].next_step.vi, testing::HasSubstr("116/2026/TT-BCA"));
  old->superseded_on = "2026-11-26";
  EXPECT_THAT(findings_about(dossier), testing::IsEmpty());
}

TEST(Ct01Rules, ProposeTheNewUnit) {
  Dossier dossier = sample_dossier();
  set(dossier, "request", "Đăng ký thường trú tại xã Vinh Tiền, huyện Tân Sơn, tỉnh Phú Thọ");
  const auto findings = findings_about(dossier);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, FindingSeverity::blocking);
  EXPECT_THAT(findings[0].next_step.vi, testing::HasSubstr("xã Long Cốc, tỉnh Phú Thọ"));
}

TEST(Ct01Rules, HoldForEveryVersionOfTheForm) {
  for (const auto& form : load_catalogue(HOSO_RESOURCES "/forms")) {
    if (form->id != "ct01") continue;
    Dossier dossier = sample_dossier();
    dossier.documents[0].form = form;
    for (const Finding& finding : findings_about(dossier)) {
      EXPECT_EQ(finding.code, "form.outdated_version") << form->version;
    }
  }
}

TEST(Ct01Rules, SayEverythingInBothLanguagesWithASource) {
  for (const Rule& rule : ct01()->rules) {
    EXPECT_FALSE(rule.legal_source.empty()) << rule.code;
    EXPECT_NE(rule.message.vi, rule.message.en) << rule.code;
    EXPECT_NE(rule.next_step.vi, rule.next_step.en) << rule.code;
  }
}

}  // namespace
}  // namespace hoso::rules
