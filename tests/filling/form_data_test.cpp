#include "filling/form_data.hpp"

#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "support/hoso_command.hpp"

namespace hoso::filling {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

Error refusal_of(const std::string& json) {
  try {
    (void)texts_of_json(json, "data.json");
  } catch (const Error& error) {
    return error;
  }
  return Error("none");
}

TEST(FormData, TakesFieldsAndTheRowsOfTables) {
  const auto texts = texts_of_json(R"({"sex": "Nam", "members": [{"sex": "Nữ"}, {"full_name": "Hà Lan"}]})", "x");
  EXPECT_THAT(texts, ElementsAre(Pair("members[0].sex", "Nữ"), Pair("members[1].full_name", "Hà Lan"),
                                 Pair("sex", "Nam")));
}

TEST(FormData, LeavesOutWhatIsEmpty) { EXPECT_THAT(texts_of_json(R"({"a": "", "b": null, "c": []})", "x"), IsEmpty()); }

TEST(FormData, TakesNumbersAsWritten) {
  EXPECT_THAT(texts_of_json(R"({"copies": 2})", "x"), ElementsAre(Pair("copies", "2")));
}

TEST(FormData, RefusesWhatIsNoData) {
  for (const char* json : {"", "[]", "\"a\"", "{", R"({"a": true})", R"({"a": {"b": "c"}})", R"({"a": ["b"]})"}) {
    EXPECT_EQ(refusal_of(json).code(), "fill.bad_data") << json;
  }
}

TEST(FormData, RefusalsRepeatNoValue) {
  const Error error = refusal_of(R"({"full_name": "Đinh Thị Hà" "sex")");
  EXPECT_EQ(error.arguments().at("file"), "data.json");
  EXPECT_THAT(error.arguments().at("detail"), Not(HasSubstr("Hà")));
}

constexpr const char* dossier = R"(<dossier xmlns="urn:hoso:dossier:1"><documents>
<document><form id="ct07"/><fields><field id="sex" value="Nữ" raw="nữ"/></fields></document>
<document><form id="ct01"/><fields><field id="full_name" value="" raw="Đinh Thi Ha"/><field id="phone" value="" raw=""/>
<row table="members" index="0"><field id="members[0].sex" value="Nam" raw="nam"/></row></fields></document>
</documents></dossier>)";

TEST(FormData, TakesTheDocumentOfTheForm) {
  const testing_support::TestFolder folder;
  (void)folder.write("dossier.xml", dossier);
  EXPECT_THAT(texts_of_dossier(folder.path(), "ct01"),
              ElementsAre(Pair("full_name", "Đinh Thi Ha"), Pair("members[0].sex", "Nam")));
}

TEST(FormData, TakesTheFirstDocumentWhereNoneIsOfTheForm) {
  const testing_support::TestFolder folder;
  EXPECT_THAT(texts_of_dossier(folder.write("d.xml", dossier), "ct02"), ElementsAre(Pair("sex", "Nữ")));
}

TEST(FormData, RefusesAPackageWithoutDocuments) {
  const testing_support::TestFolder folder;
  EXPECT_THROW((void)texts_of_dossier(folder.write("d.xml", "<dossier/>"), "ct01"), Error);
  EXPECT_THROW((void)texts_of_dossier(folder.write("e.xml", "no XML"), "ct01"), Error);
  EXPECT_THROW((void)texts_of_dossier(folder.path(), "ct01"), Error);
}

FormTemplate small_form() {
  FormTemplate form;
  for (const auto& [id, type] : {std::pair("full_name", "person_name"), std::pair("signature", "presence")}) {
    FieldSpec field;
    field.id = id;
    field.type = type;
    form.fields.push_back(field);
  }
  for (int row = 0; row < 2; ++row) {
    FieldSpec field;
    field.id = "members[" + std::to_string(row) + "].sex";
    field.type = "sex";
    field.table = "members";
    field.row = row;
    form.fields.push_back(field);
  }
  return form;
}

TEST(FormData, TheSkeletonIsDataWithoutPlacesToSign) {
  const std::string skeleton = json_to_fill_in(small_form());
  EXPECT_THAT(skeleton, HasSubstr("\"full_name\": \"\""));
  EXPECT_THAT(skeleton, HasSubstr("\"members\""));
  EXPECT_THAT(skeleton, Not(HasSubstr("signature")));
  EXPECT_THAT(texts_of_json(skeleton, "x"), IsEmpty());
}

TEST(FormData, RowsBeyondTheFormsCanBeTyped) {
  EXPECT_TRUE(can_be_typed(small_form(), "members[7].sex"));
  EXPECT_FALSE(can_be_typed(small_form(), "signature"));
  EXPECT_FALSE(can_be_typed(small_form(), "email"));
}

}  // namespace
}  // namespace hoso::filling
