// Another id, in every file that names the field, and in no other byte.
#include "template_editing/renaming.hpp"

#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "small_form.hpp"

namespace hoso::template_editing {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string rules = R"xml(<rules xmlns="urn:hoso:rules:1">
  <!-- full_name is theirs -->
  <rule code="don.full_name" severity="blocking" fields="full_name  members.sex" for-each='members'
        when="value(&quot;full_name&quot;) != 'full_name' and filled(&#39;members.sex&#39;)">
    <require> legible(<![CDATA['full_name']]>) <!-- 'full_name' --> and
      field[@column = 'sex'] &lt; 1 </require>
    <message vi="full_name: {value('full_name')}, {label('members.sex')}" en="{@index} {raw('full_name')}"/>
    <next-step vi="x" en='{value("full_name")}'/>
  </rule>
</rules>
)xml";

const std::string layout = R"xml(<layout xmlns="urn:hoso:layout:1" form="don" version="v1">
  <fields>
    <field id="full_name" type="person_name" recognizer="tesseract"><label vi="a" en="b"/></field>
    <field id="again" type="text" recognizer="tesseract">
      <label vi="a" en="b"/><parameter name="repeats" value="full_name"/>
    </field>
    <table id="members"><label vi="a" en="b"/>
      <column id="sex" type="sex" recognizer="tesseract"><label vi="a" en="b"/></column>
    </table>
  </fields>
  <page>
    <row><label>full_name</label><leader field="full_name"/><leader field="full_name"/></row>
    <columns><column><space field="full_name"/></column></columns>
    <table id="members"><column field="sex">sex</column></table>
    <table id="guests"><column field="sex">sex</column></table>
  </page>
</layout>
)xml";

const std::string example = R"json({
  "full_name": "full_name", "note": "\"full_name\": 1",
  "members[1].sex": "Nam",
  "members": [{"sex": "sex", "full_name" : "x"}]
}
)json";

Texts folder() {
  return {{"form.xml", small_form}, {"../rules.xml", rules}, {"layout.xml", layout}, {"example.json", example}};
}

std::string lines_of_change(const Texts& before, const Texts& after, const std::string& name) {
  return after.contains(name) ? changed_lines(before.at(name), after.at(name)) : "";
}

std::string refusal_of(const Texts& texts, const std::string& name, const std::string& id) {
  try {
    (void)with_id_renamed(texts, "forms/don/v1", name, id);
    return "";
  } catch (const Error& error) {
    const auto detail = error.arguments().find("detail");
    return error.code() + (detail == error.arguments().end() ? "" : ": " + detail->second);
  }
}

TEST(Renaming, OfAFieldFollowsItThroughAllFiles) {
  const Texts after = with_id_renamed(folder(), "", "full_name", "holder");
  EXPECT_EQ(lines_of_change(folder(), after, "form.xml"),
            "-  <field id='full_name' type=\"person_name\"\n+  <field id='holder' type=\"person_name\"\n");
  const std::string& renamed = after.at("../rules.xml");
  EXPECT_THAT(renamed, HasSubstr("<!-- full_name is theirs -->\n  <rule code=\"don.full_name\""));
  EXPECT_THAT(renamed, HasSubstr("fields=\"holder  members.sex\" for-each='members'"));
  EXPECT_THAT(renamed,
              HasSubstr("when=\"value(&quot;holder&quot;) != 'full_name' and filled(&#39;members.sex&#39;)\""));
  EXPECT_THAT(renamed, HasSubstr("legible(<![CDATA['holder']]>) <!-- 'full_name' -->"));
  EXPECT_THAT(renamed,
              HasSubstr("vi=\"full_name: {value('holder')}, {label('members.sex')}\" en=\"{@index} {raw('holder')}\""));
  EXPECT_THAT(renamed, HasSubstr("en='{value(\"holder\")}'"));
  EXPECT_THAT(after.at("layout.xml"), HasSubstr("<parameter name=\"repeats\" value=\"holder\"/>"));
  EXPECT_THAT(after.at("layout.xml"),
              HasSubstr("<label>full_name</label><leader field=\"holder\"/><leader field=\"holder\"/>"));
  EXPECT_THAT(after.at("layout.xml"), HasSubstr("<space field=\"holder\"/>"));
  EXPECT_EQ(lines_of_change(folder(), after, "example.json"),
            "-  \"full_name\": \"full_name\", \"note\": \"\\\"full_name\\\": 1\",\n"
            "+  \"holder\": \"full_name\", \"note\": \"\\\"full_name\\\": 1\",\n");
}

TEST(Renaming, OfATableFollowsItsCells) {
  const Texts after = with_id_renamed(folder(), "", "members", "people");
  EXPECT_THAT(after.at("../rules.xml"), HasSubstr("fields=\"full_name  people.sex\" for-each='people'"));
  EXPECT_THAT(after.at("../rules.xml"), HasSubstr("filled(&#39;people.sex&#39;)"));
  EXPECT_THAT(after.at("layout.xml"), HasSubstr("<table id=\"people\"><column field"));
  EXPECT_THAT(after.at("layout.xml"), HasSubstr("<table id=\"people\"><label"));
  EXPECT_THAT(after.at("example.json"), HasSubstr("\"people[1].sex\": \"Nam\",\n  \"people\": [{\"sex\""));
}

TEST(Renaming, OfAColumnLeavesFieldsAndOtherTablesAlone) {
  const Texts after = with_id_renamed(folder(), "", "members.sex", "gender");
  EXPECT_THAT(after.at("../rules.xml"), HasSubstr("fields=\"full_name  members.gender\""));
  EXPECT_THAT(after.at("../rules.xml"), HasSubstr("field[@column = 'gender']"));
  EXPECT_THAT(after.at("../rules.xml"), HasSubstr("{label('members.gender')}"));
  EXPECT_THAT(after.at("layout.xml"), HasSubstr("<column id=\"gender\""));
  EXPECT_THAT(after.at("layout.xml"), HasSubstr("<table id=\"members\"><column field=\"gender\">sex</column>"));
  EXPECT_THAT(after.at("layout.xml"), HasSubstr("<table id=\"guests\"><column field=\"sex\">"));
  EXPECT_THAT(after.at("example.json"),
              HasSubstr("\"members[1].gender\": \"Nam\",\n  \"members\": [{\"gender\": \"sex\""));
}

TEST(Renaming, AndItsContraryLeaveNoByte) {
  for (const auto& [name, id, back] :
       {std::tuple("full_name", "holder", "holder"), std::tuple("members", "people", "people"),
        std::tuple("members.sex", "gender", "members.gender")}) {
    Texts texts = folder();
    for (const auto& [file, text] : with_id_renamed(texts, "", name, id)) texts[file] = text;
    const std::string former = std::string(name).substr(std::string(name).find('.') + 1);
    for (const auto& [file, text] : with_id_renamed(texts, "", back, former)) texts[file] = text;
    EXPECT_EQ(texts, folder()) << name;
  }
  EXPECT_EQ(with_id_renamed(folder(), "", "full_name", "full_name"), Texts());
}

TEST(Renaming, IsRefusedForIdsThatAreNoneOrTaken) {
  for (const char* bad : {"", "Name", "1st", "a b", "a.b.c", "../x", "assets", "members", "members.sex", "x\"><y"}) {
    EXPECT_EQ(refusal_of(folder(), "full_name", bad), "designer.invalid: " + std::string(bad));
  }
  EXPECT_EQ(refusal_of(folder(), "members", "full_name"), "designer.invalid: full_name");
  EXPECT_EQ(refusal_of(folder(), "members.sex", "a.b"), "designer.invalid: a.b");
  EXPECT_EQ(refusal_of(folder(), "not_me", "me"), "designer.unknown");
  EXPECT_EQ(refusal_of(folder(), "members.name", "me"), "designer.unknown");
  EXPECT_EQ(refusal_of(folder(), "", "me"), "designer.unknown");
}

TEST(Renaming, GoesOnInVersionsThatShareTheRules) {
  Texts texts = folder();
  texts["../v0/form.xml"] = small_form;
  texts["../v0/rules.xml"] = rules;  // not named by its form.xml
  texts["../other/form.xml"] = changed_id(small_form, "full_name", "other_name");
  const Texts after = with_id_renamed(texts, "", "full_name", "holder");
  EXPECT_THAT(after.at("../v0/form.xml"), HasSubstr("<field id='holder'"));
  EXPECT_FALSE(after.contains("../v0/rules.xml") || after.contains("../other/form.xml"));
  texts["../v0/form.xml"] = changed_id(small_form, "assets", "holder");
  EXPECT_THAT(refusal_of(texts, "full_name", "holder"), HasSubstr("v0/form.xml: holder"));
  texts["../rules.xml"] = "<rules xmlns=\"urn:hoso:rules:1\"/>\n";
  EXPECT_FALSE(with_id_renamed(texts, "", "full_name", "holder").contains("../v0/form.xml"))
      << "their rules do not name the field";
  texts["../v0/form.xml"] = "<form";
  EXPECT_EQ(refusal_of(texts, "full_name", "holder"), "") << "nothing of theirs changes";
  texts["../rules.xml"] = rules;
  EXPECT_EQ(refusal_of(texts, "full_name", "holder").substr(0, 16), "template.invalid");
}

TEST(Renaming, OfAColumnThatARuleDoesNotTellApartIsRefusedWithTheRule) {
  Texts texts = folder();
  const std::string guests = R"(<table id="guests" page="1" x="30" y="200" rows="2" row-height="7">
    <label vi="Khách" en="Guests"/>
    <column id="sex" type="sex" recognizer="tesseract" x="38" width="47"><label vi="Giới tính" en="Sex"/></column>
  </table>
  <rules)";
  std::string& form = texts.at("form.xml");
  form.replace(form.find("<rules"), 6, guests);
  EXPECT_EQ(refusal_of(texts, "members.sex", "gender"), "");
  std::string& ambiguous = texts.at("../rules.xml");
  ambiguous.replace(ambiguous.find(" for-each='members'"), 19, "");
  EXPECT_THAT(refusal_of(texts, "members.sex", "gender"), HasSubstr("don.full_name"));
}

TEST(Renaming, OfAnExampleThatIsNoJsonIsRefused) {
  Texts texts = folder();
  texts["example.json"] = "{\"full_name\": \"";
  EXPECT_EQ(refusal_of(texts, "full_name", "holder").substr(0, 16), "template.invalid");
}

}  // namespace
}  // namespace hoso::template_editing
