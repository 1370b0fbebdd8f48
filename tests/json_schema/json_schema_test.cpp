#include "json_schema/json_schema.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

#include <hoso/error.hpp>

namespace hoso::json_schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<SchemaBreach> breaches(const char* schema, const char* document) {
  return JsonSchema(Json::parse(schema)).breaches(Json::parse(document));
}

constexpr const char* list_of_codes =
    R"({"type":"object","additionalProperties":false,"required":["codes"],
        "properties":{"codes":{"type":"array","minItems":1,"maxItems":2,"items":{"$ref":"#/$defs/code"}}},
        "$defs":{"code":{"type":"string","pattern":"^[0-9]{2}$"}}})";

TEST(JsonSchema, SaysNothingOfADocumentThatKeepsIt) {
  EXPECT_THAT(breaches(list_of_codes, R"({"codes":["01","99"]})"), IsEmpty());
}

TEST(JsonSchema, SaysWhereWhatAndWhatWasExpected) {
  EXPECT_THAT(breaches(list_of_codes, R"({"codes":["01","x"],"a/b":1})"),
              ElementsAre(SchemaBreach{"/codes/1", "pattern", "^[0-9]{2}$"},
                          SchemaBreach{"/a~1b", "additionalProperties", "-"}));
  EXPECT_THAT(breaches(list_of_codes, "{}"), ElementsAre(SchemaBreach{"", "required", "codes"}));
  EXPECT_THAT(breaches(list_of_codes, R"({"codes":[]})"), ElementsAre(SchemaBreach{"/codes", "minItems", "1"}));
  EXPECT_THAT(breaches(list_of_codes, R"({"codes":["01","02","03"]})"), SizeIs(1));
  EXPECT_THAT(breaches(list_of_codes, "[]"), ElementsAre(SchemaBreach{"", "type", "object"}));
}

TEST(JsonSchema, NeverRepeatsAValue) {
  for (const SchemaBreach& breach : breaches(list_of_codes, R"({"codes":["An Binh"]})")) {
    EXPECT_EQ((breach.where + breach.keyword + breach.expected).find("An Binh"), std::string::npos);
  }
}

TEST(JsonSchema, CountsLettersNotBytes) {
  EXPECT_THAT(breaches(R"({"maxLength":3})", R"("Đỗữ")"), IsEmpty());
  EXPECT_THAT(breaches(R"({"maxLength":3})", R"("Đỗữu")"), SizeIs(1));
  EXPECT_THAT(breaches(R"({"minLength":3})", R"("Đỗ")"), SizeIs(1));
}

TEST(JsonSchema, LongTextsDoNotExhaustTheStack) {
  const JsonSchema schema(Json::parse(R"({"pattern":"^(a|b)*$"})"));
  EXPECT_THAT(schema.breaches(Json(std::string(4096, 'a'))), IsEmpty());
  EXPECT_THAT(schema.breaches(Json(std::string(10'000'000, 'a'))), SizeIs(1));
}

TEST(JsonSchema, DefinitionsMayNameThemselves) {
  constexpr const char* tree = R"({"$ref":"#/$defs/node","$defs":{"node":{"type":"object",
      "properties":{"child":{"$ref":"#/$defs/node"}},"additionalProperties":false}}})";
  EXPECT_THAT(breaches(tree, R"({"child":{"child":{}}})"), IsEmpty());
  EXPECT_THAT(breaches(tree, R"({"child":{"child":{"x":1}}})"), SizeIs(1));
}

/// A schema that is only half obeyed lets everything through.
TEST(JsonSchema, RefusesSchemasItDoesNotUnderstand) {
  for (const char* schema :
       {R"({"oneOf":[]})", R"({"properties":{"a":{"format":"date"}}})", R"({"$defs":{"a":{"if":{}}}})",
        R"({"additionalProperties":{}})", R"({"$ref":"#/$defs/none"})", R"({"$ref":"other.json"})",
        R"({"type":"text"})", R"({"maxLength":-1})", R"({"enum":[]})", R"({"pattern":"^.$"})",
        R"({"pattern":"[^a]"})", R"({"pattern":"ư"})", "true"}) {
    EXPECT_THROW((void)JsonSchema(Json::parse(schema)), std::logic_error) << schema;
  }
}

std::string code_of(std::string_view document) {
  try {
    (void)parsed(document, "x.json", "fill.bad_data");
    return "";
  } catch (const Error& error) {
    return error.arguments().at("detail");
  }
}

TEST(Parsed, RefusesWhatTwoReadersUnderstandDifferently) {
  EXPECT_EQ(code_of(R"({"a":{"b":1},"c":{"b":1}})"), "");
  EXPECT_EQ(code_of(R"({"a":1,"a":2})"), "a name twice");
  EXPECT_EQ(code_of(R"({"a":[{"b":1,"b":1}]})"), "a name twice");
  EXPECT_EQ(code_of("{\"a\":\"\xFF\"}"), "JSON, byte 7");
  EXPECT_EQ(code_of("{} {}"), "JSON, byte 4");
  EXPECT_EQ(code_of(std::string(100, '[') + std::string(100, ']')), "too deep");
}

TEST(PlacesAt, StarsStandForEveryElement) {
  const Json json = Json::parse(R"({"data":[{"a":1},{"b":2},{"a":3}]})");
  std::vector<std::string> found;
  for (const Place& place : places_at(json, "/data/*/a")) found.push_back(place.where + "=" + place.value->dump());
  EXPECT_THAT(found, ElementsAre("/data/0/a=1", "/data/2/a=3"));
  EXPECT_THAT(places_at(json, "/data/1/b"), SizeIs(1));
  EXPECT_THAT(places_at(json, "/data/3"), IsEmpty());
  EXPECT_THAT(places_at(json, "/data/1x"), IsEmpty());
  EXPECT_THAT(places_at(json, "/none/*/a"), IsEmpty());
  EXPECT_THAT(places_at(json, ""), SizeIs(1));
}

}  // namespace
}  // namespace hoso::json_schema
