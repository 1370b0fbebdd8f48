#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "packaging/package_facts.hpp"
#include "packaging/placeholders.hpp"

namespace hoso::packaging {
namespace {

std::string complaint_of(std::string_view json) {
  try {
    static_cast<void>(facts_of_json(json));
  } catch (const Error& error) {
    return error.code() + " " + error.arguments().at("where");
  }
  return "";
}

TEST(Facts, AreTextsByDottedNames) {
  const PackageFacts facts = facts_of_json(R"({"code": "H44-1", "archive": {"sheets": 3, "note": "e\u0302"}})");
  EXPECT_EQ(facts.text("code"), "H44-1");
  EXPECT_EQ(facts.text("archive.sheets"), "3");
  EXPECT_EQ(facts.text("archive.note"), "ê");
  EXPECT_EQ(facts.text("unit.name"), "");
}

TEST(Facts, ComponentsSayWhatTheyAre) {
  const PackageFacts facts = facts_of_json(
      R"({"components": [{"code": "KQ1", "pages": [2, 3], "kind": "copy", "digitised": false, "reused": "result",
          "replaced_by": "KQ.G01.1", "from_store": true}]})");
  ASSERT_EQ(facts.components.size(), 1U);
  const ComponentFact& one = facts.components[0];
  EXPECT_EQ(one.pages, (std::vector<int>{2, 3}));
  EXPECT_EQ(one.kind, "copy");
  EXPECT_FALSE(one.digitised);
  EXPECT_TRUE(one.from_store);
  EXPECT_EQ(one.replaced_by, "KQ.G01.1");
}

TEST(Facts, MistakesAreNamedByPlace) {
  EXPECT_EQ(complaint_of("{"), "package.bad_facts byte 2");
  EXPECT_EQ(complaint_of("[]"), "package.bad_facts /");
  EXPECT_EQ(complaint_of(R"({"unit": {"name": ["x"]}})"), "package.bad_facts unit.name");
  EXPECT_EQ(complaint_of(R"({"components": [{}]})"), "package.bad_facts components[0].code");
  EXPECT_EQ(complaint_of(R"({"components": [{"code": "x", "kind": "fax"}]})"), "package.bad_facts components[0].kind");
  EXPECT_EQ(complaint_of(R"({"components": [{"code": "x", "pages": [0]}]})"), "package.bad_facts components[0].pages");
  EXPECT_EQ(complaint_of(R"({"components": [{"code": "x", "reused": "result"}]})"),
            "package.bad_facts components[0].replaced_by");
  EXPECT_EQ(complaint_of(R"({"components": [{"code": "x", "colour": "red"}]})"),
            "package.bad_facts components[0].colour");
}

TEST(Facts, FillPlaceholders) {
  const Values values{{"code", "H44"}, {"empty", ""}};
  EXPECT_EQ(filled("{code}.{ordinal|1}.pdf", values), "H44.1.pdf");
  EXPECT_EQ(filled("{empty|}-{code", values), "-{code");
  EXPECT_THROW(static_cast<void>(filled("{empty}", values)), Error);
}

}  // namespace
}  // namespace hoso::packaging
