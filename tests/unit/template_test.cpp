#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>

#include "template/pipeline_description.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
  std::string text = content_of(file);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  write(file, text.replace(at, from.size(), to));
}

/// A copy of tests/unit/data/forms that a test may spoil.
class SpoiltForm : public testing::Test {
 protected:
  SpoiltForm() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string("hoso_") + test->test_suite_name() + "_" + test->name();
    std::ranges::replace(name, '/', '_');
    folder_ = fs::temp_directory_path() / name;
    fs::remove_all(folder_);
    fs::copy(fs::path(HOSO_TEST_DATA) / "forms", folder_, fs::copy_options::recursive);
  }
  ~SpoiltForm() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path form() const { return folder_ / "mini" / "v2"; }

  fs::path folder_;
};

Error mistake_in(const fs::path& form) {
  try {
    static_cast<void>(load_form(form));
  } catch (const Error& error) {
    return error;
  }
  return Error("nothing.wrong", {{"file", ""}, {"line", ""}, {"expected", ""}, {"detail", ""}});
}

TEST(Template, ReadsWhatTheFolderDescribes) {
  const auto form = load_form(fs::path(HOSO_TEST_DATA) / "forms/mini/v2");
  EXPECT_EQ(form->id, "mini");
  EXPECT_EQ(form->title, (LocalizedText{"TỜ KHAI NHỎ", "Small declaration"}));
  ASSERT_EQ(form->pages.size(), 2U);
  EXPECT_FALSE(form->pages[0].optional);
  EXPECT_TRUE(form->pages[1].optional);
  EXPECT_EQ(form->pages[0].words.at(1).text, "tên:");
  EXPECT_EQ(form->pages[0].version_marks.at(0), (MmRect{5, 1, 20, 3}));
  ASSERT_EQ(form->fields.size(), 3U + 3 * 2);
  EXPECT_EQ(form->fields[0].zones.at(1), (Zone{0, {5, 7, 45, 4}}));
  EXPECT_EQ(form->fields[1].parameters.at("allow"), "year");
  EXPECT_EQ(form->fields[2].cells, 12);
}

TEST(Template, ExpandsTablesRowByRow) {
  const auto form = load_form(fs::path(HOSO_TEST_DATA) / "forms/mini/v2");
  const FieldSpec& cell = form->fields.at(3 + 2 * 1 + 1);
  EXPECT_EQ(cell.id, "members[1].citizen_id");
  EXPECT_EQ(cell.table, "members");
  EXPECT_EQ(cell.row, 1);
  EXPECT_EQ(cell.label.vi, "Số định danh");
  EXPECT_EQ(cell.zones.at(0), (Zone{0, {30, 29, 25, 5}}));
}

TEST(Template, DecodesBlanksOfAnyDepthAsGrey) {
  const auto form = load_form(fs::path(HOSO_TEST_DATA) / "forms/mini/v2");
  const PageImage& one_bit = form->pages[0].blank.picture();
  EXPECT_EQ(one_bit.format(), PixelFormat::gray8);
  EXPECT_EQ(one_bit.size(), (PixelSize{236, 157}));
  EXPECT_EQ(one_bit.row(10)[7], 0);
  EXPECT_EQ(one_bit.row(12)[7], 255);
  EXPECT_EQ(form->pages[1].blank.picture().row(12)[7], 200);
  EXPECT_DOUBLE_EQ(form->pages[0].blank.dpi(), 100);
}

TEST(Template, ReadsRulesWithTheirPlace) {
  const auto form = load_form(fs::path(HOSO_TEST_DATA) / "forms/mini/v2");
  ASSERT_EQ(form->rules.size(), 2U);
  const Rule& rule = form->rules[1];
  EXPECT_EQ(rule.code, "mini.member.citizen_id");
  EXPECT_EQ(rule.severity, FindingSeverity::doubtful);
  EXPECT_THAT(rule.fields, testing::ElementsAre("members.citizen_id", "members.full_name"));
  EXPECT_EQ(rule.for_each, "members");
  EXPECT_EQ(rule.when, "filled('members.citizen_id')");
  EXPECT_EQ(rule.require, "is-id-number(value('members.citizen_id'))");
  EXPECT_EQ(rule.line, 10);  // where its start tag ends
  EXPECT_THAT(rule.file, testing::EndsWith("mini/rules.xml"));
}

TEST(Template, CatalogueIsOrderedNewestFirst) {
  const Catalogue forms = load_catalogue(fs::path(HOSO_TEST_DATA) / "forms");
  ASSERT_EQ(forms.size(), 2U);
  EXPECT_EQ(forms[0]->version, "v2");
  EXPECT_EQ(forms[1]->superseded_on, "2026-01-01");
}

TEST(Template, EveryShippedFormIsSound) {
  const Catalogue forms = load_catalogue(fs::path(HOSO_RESOURCES) / "forms");
  ASSERT_FALSE(forms.empty());
  for (const auto& form : forms) {
    EXPECT_FALSE(form->fields.empty()) << form->folder;
    EXPECT_FALSE(form->rules.empty()) << form->folder;
  }
}

TEST_F(SpoiltForm, HashFollowsEveryFileAndTheSharedRules) {
  const std::string before = load_form(form())->hash;
  EXPECT_EQ(before.size(), 64U);
  EXPECT_EQ(load_form(form())->hash, before);
  replace_in(form() / "page-1.words.xml", "tên:", "tên");
  const std::string after_words = load_form(form())->hash;
  EXPECT_NE(after_words, before);
  replace_in(form() / "../rules.xml", "Ghi họ", "Viết họ");
  EXPECT_NE(load_form(form())->hash, after_words);
}

TEST_F(SpoiltForm, HashDoesNotKnowWhereTheFolderLies) {
  EXPECT_EQ(load_form(form())->hash, load_form(fs::path(HOSO_TEST_DATA) / "forms/mini/v2")->hash);
}

TEST_F(SpoiltForm, RefusesTheSameVersionTwice) {
  fs::copy(form(), folder_ / "mini" / "v3");
  EXPECT_THROW(
      {
        try {
          static_cast<void>(load_catalogue(folder_));
        } catch (const Error& error) {
          EXPECT_THAT(error.arguments().at("detail"), HasSubstr("described twice"));
          throw;
        }
      },
      Error);
}

TEST_F(SpoiltForm, SaysWhenThereIsNoFormAtAll) {
  fs::remove_all(folder_ / "mini");
  try {
    static_cast<void>(load_catalogue(folder_));
    FAIL() << "an empty folder was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "template.none_found");
  }
}

TEST_F(SpoiltForm, NamesAMissingFile) {
  fs::remove(form() / "page-2.png");
  const Error error = mistake_in(form());
  EXPECT_EQ(error.code(), "template.invalid");
  EXPECT_EQ(error.arguments().at("line"), "8");
  EXPECT_THAT(error.arguments().at("detail"), HasSubstr("page-2.png is missing"));
  fs::remove(form() / "form.xml");
  EXPECT_THAT(mistake_in(form()).arguments().at("file"), testing::EndsWith("form.xml"));
}

TEST_F(SpoiltForm, RefusesADamagedBlank) {
  std::string png = content_of(form() / "page-1.png");
  write(form() / "page-1.png", png.substr(0, png.size() / 2));
  EXPECT_THAT(mistake_in(form()).arguments().at("file"), testing::EndsWith("page-1.png"));
  write(form() / "page-1.png", "no picture");
  EXPECT_EQ(mistake_in(form()).arguments().at("expected"), "a PNG picture");
}

TEST_F(SpoiltForm, RefusesABlankWithoutResolution) {
  std::string png = content_of(form() / "page-1.png");
  const std::size_t at = png.find("pHYs");
  png.erase(at - 4, 21);
  write(form() / "page-1.png", png);
  EXPECT_THAT(mistake_in(form()).arguments().at("expected"), HasSubstr("pHYs"));
}

TEST_F(SpoiltForm, RefusesABlankOfAnotherSize) {
  replace_in(form() / "form.xml", "height-mm=\"40\"", "height-mm=\"42\"");
  const Error error = mistake_in(form());
  EXPECT_THAT(error.arguments().at("file"), testing::EndsWith("page-1.png"));
  EXPECT_THAT(error.arguments().at("detail"), HasSubstr("59.9 x 39.9 mm"));
}

TEST_F(SpoiltForm, AllocatesNothingForAGiantBlank) {
  std::string png = content_of(form() / "page-1.png");
  const std::size_t width = png.find("IHDR") + 4;
  png.replace(width, 4, std::string("\x7F\xFF\xFF\xFF", 4));
  write(form() / "page-1.png", png);
  EXPECT_EQ(mistake_in(form()).code(), "template.invalid");
}

/// One wrong place in a template and what the reader must say about it.
struct Mistake {
  const char* name;
  const char* file;
  const char* right;
  const char* wrong;
  const char* line;
  const char* says;  ///< part of expected or detail
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.name; }

class TemplateMistake : public SpoiltForm, public testing::WithParamInterface<Mistake> {};

TEST_P(TemplateMistake, IsNamedWithFileLineAndExpectation) {
  const Mistake& mistake = GetParam();
  replace_in(form() / mistake.file, mistake.right, mistake.wrong);
  const Error error = mistake_in(form());
  ASSERT_EQ(error.code(), "template.invalid");
  const MessageArguments& said = error.arguments();
  EXPECT_EQ(said.at("file"), (form() / mistake.file).lexically_normal().string());
  EXPECT_EQ(said.at("line"), mistake.line);
  EXPECT_THAT(said.at("expected") + " | " + said.at("detail"), HasSubstr(mistake.says));
  EXPECT_FALSE(said.at("expected").empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, TemplateMistake,
    testing::Values(
        Mistake{"broken_xml", "form.xml", "</form>", "", "34", "Premature end"},
        Mistake{"unknown_element", "form.xml", "  <rules file", "  <rule file", "32", "rules"},
        Mistake{"missing_attribute", "form.xml", "width=\"45\" ", "", "12", "attribute 'width'"},
        Mistake{"no_number", "form.xml", "width=\"45\"", "width=\"4 5\"", "12", "4 5"},
        Mistake{"missing_english", "form.xml", " en=\"Full name\"", "", "10", "attribute 'en'"},
        Mistake{"path_as_blank", "form.xml", "blank=\"page-1.png\"", "blank=\"../page-1.png\"", "5",
                "pattern"},
        Mistake{"impossible_day", "form.xml", "2026-01-01", "2026-02-30", "2", "2026-02-30"},
        Mistake{"superseded_early", "form.xml", "valid-from=\"2026-01-01\"",
                "valid-from=\"2026-01-01\" superseded-on=\"2025-01-01\"", "2", "after valid-from"},
        Mistake{"double_field", "form.xml", "id=\"birth_date\"", "id=\"full_name\"", "14",
                "full_name is given twice"},
        Mistake{"double_column", "form.xml", "column id=\"citizen_id\"", "column id=\"full_name\"",
                "28", "members[0].full_name is given twice"},
        Mistake{"zone_off_page", "form.xml", "width=\"48\"", "width=\"55.5\"", "21", "60 x 40 mm"},
        Mistake{"mark_off_page", "form.xml", "x=\"5\" y=\"1\"", "x=\"55\" y=\"1\"", "6",
                "60 x 40 mm"},
        Mistake{"column_off_page", "form.xml", "x=\"30\" width=\"25\"", "x=\"40\" width=\"25\"",
                "28", "60 x 40 mm"},
        Mistake{"rows_off_page", "form.xml", "rows=\"3\"", "rows=\"4\"", "23", "60 x 40 mm"},
        Mistake{"page_out_of_range", "form.xml", "<zone page=\"1\" x=\"5\" y=\"17\"",
                "<zone page=\"3\" x=\"5\" y=\"17\"", "21", "1 .. 2"},
        Mistake{"cells_without_boxes", "form.xml", "recognizer=\"boxes\"",
                "recognizer=\"tesseract\"", "19", "boxes"},
        Mistake{"boxes_without_cells", "form.xml", " cells=\"12\"", "", "19", "number of cells"},
        Mistake{"word_off_page", "page-1.words.xml", "x=\"14\"", "x=\"54\"", "4", "off the page"},
        Mistake{"empty_word", "page-1.words.xml", "tên:", " ", "4", "word"},
        Mistake{"unknown_rule_field", "../rules.xml", "fields=\"full_name\"",
                "fields=\"ful_name\"", "3", "perhaps full_name"},
        Mistake{"unknown_rule_table", "../rules.xml", "for-each=\"members\"",
                "for-each=\"member\"", "10", "perhaps members"},
        Mistake{"cell_without_row", "../rules.xml", " for-each=\"members\"", "", "10",
                "lies in a table"},
        Mistake{"double_rule", "../rules.xml", "mini.member.citizen_id", "mini.full_name.missing",
                "10", "used twice"},
        Mistake{"broken_require", "../rules.xml", "filled('full_name')", "filled('full_name'", "3",
                "XPath 1.0"},
        Mistake{"broken_when", "../rules.xml", "when=\"filled('members.citizen_id')\"",
                "when=\"filled() and\"", "10", "XPath 1.0"},
        Mistake{"broken_placeholder", "../rules.xml", "{@index + 1}", "{@index +}", "10",
                "XPath 1.0"},
        Mistake{"unknown_severity", "../rules.xml", "blocking", "fatal", "3", "'advice'"}),
    [](const auto& test) { return std::string(test.param.name); });

/// A copy with a choice in line 23, after the fields of the others.
class ChoiceForm : public SpoiltForm {
 protected:
  void put(const std::string& attributes, const std::string& content) {
    replace_in(form() / "form.xml", "  <table id",
               "  <field id=\"housing\" " + attributes + "><label vi=\"Nhà\" en=\"Home\"/>" + content +
                   "</field>\n  <table id");
  }
  void expect_mistake(const std::string& says) {
    const Error error = mistake_in(form());
    ASSERT_EQ(error.code(), "template.invalid");
    EXPECT_EQ(error.arguments().at("line"), "23");
    EXPECT_THAT(error.arguments().at("expected") + " | " + error.arguments().at("detail"), HasSubstr(says));
  }

  static constexpr const char* choice = "type=\"choice\" recognizer=\"marks\"";
  static constexpr const char* zone = "<zone page=\"1\" x=\"5\" y=\"22\" width=\"3\" height=\"3\"/>";
  static std::string option(const std::string& value, int x_mm) {
    return "<option value=\"" + value + "\"><label vi=\"V " + value + "\" en=\"E " + value +
           "\"/><zone page=\"1\" x=\"" + std::to_string(x_mm) + "\" y=\"20.5\" width=\"3\" height=\"3\"/></option>";
  }
};

TEST_F(ChoiceForm, ReadsOptionsWithTheirBoxes) {
  put(choice, option("owned", 5) + option("rented", 20));
  const auto loaded = load_form(form());
  const FieldSpec& field = loaded->fields.at(3);
  ASSERT_EQ(field.options.size(), 2U);
  EXPECT_EQ(field.options[1], (ChoiceOption{"rented", {"V rented", "E rented"}}));
  EXPECT_EQ(field.zones, (std::vector<Zone>{{0, {5, 20.5, 3, 3}}, {0, {20, 20.5, 3, 3}}}));
  EXPECT_EQ(field.choose, Choose::one);
}

TEST_F(ChoiceForm, SaysHowManyMayBeTicked) {
  put(std::string(choice) + " choose=\"at-most-one\"", option("owned", 5));
  EXPECT_EQ(load_form(form())->fields.at(3).choose, Choose::at_most_one);
  replace_in(form() / "form.xml", "at-most-one", "any");
  EXPECT_EQ(load_form(form())->fields.at(3).choose, Choose::any);
  replace_in(form() / "form.xml", "choose=\"any\"", "choose=\"two\"");
  expect_mistake("at-most-one");
}

TEST_F(ChoiceForm, RefusesAnOptionTwice) {
  put(choice, option("owned", 5) + option("owned", 20));
  expect_mistake("owned is given twice");
}

TEST_F(ChoiceForm, RefusesABoxOffThePage) {
  put(choice, option("owned", 59));
  expect_mistake("60 x 40 mm");
}

TEST_F(ChoiceForm, RefusesAValueThatIsNoWord) {
  put(choice, option("own house", 5));
  expect_mistake("own house");
}

TEST_F(ChoiceForm, RefusesAChoiceWithoutOptions) {
  put(choice, zone);
  expect_mistake("the choice has no options");
}

TEST_F(ChoiceForm, RefusesOptionsOfWhatIsNoChoice) {
  put("type=\"text\" recognizer=\"tesseract\"", option("owned", 5));
  expect_mistake("type text has options");
}

TEST_F(ChoiceForm, RefusesHowManyWithoutOptions) {
  put("type=\"text\" recognizer=\"tesseract\" choose=\"any\"", zone);
  expect_mistake("choose together with options");
}

TEST_F(SpoiltForm, RefusesAChoiceInATable) {
  replace_in(form() / "form.xml", "<column id=\"full_name\" type=\"person_name\"",
             "<column id=\"full_name\" type=\"choice\"");
  EXPECT_THAT(mistake_in(form()).arguments().at("detail"), HasSubstr("no options"));
}

TEST_F(SpoiltForm, RefusesDocumentTypesBeforeReadingThem) {
  replace_in(form() / "form.xml", "<form ",
             "<!DOCTYPE form SYSTEM \"file:///etc/passwd\" [<!ENTITY a \"b\">]>\n<form ");
  const Error error = mistake_in(form());
  EXPECT_EQ(error.code(), "template.invalid");
  EXPECT_EQ(error.arguments().at("expected"), "no DOCTYPE");
  EXPECT_EQ(error.arguments().at("line"), "2");
}

TEST_F(SpoiltForm, SurvivesAnEntityBomb) {
  std::string bomb = "<!DOCTYPE form [<!ENTITY e0 \"hoso\">";
  for (int i = 1; i < 20; ++i) {
    const std::string inner = "&e" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY e" + std::to_string(i) + " \"" + inner + inner + inner + inner + "\">";
  }
  write(form() / "form.xml", bomb + "]><form>&e19;</form>");
  EXPECT_EQ(mistake_in(form()).arguments().at("expected"), "no DOCTYPE");
}

std::string nested(int depth) {
  std::string text;
  for (int i = 0; i < depth; ++i) text += "<a>";
  for (int i = 0; i < depth; ++i) text += "</a>";
  return text;
}

TEST_F(SpoiltForm, RefusesDeepNesting) {
  write(form() / "form.xml", nested(100000));
  EXPECT_EQ(mistake_in(form()).code(), "template.invalid");
  write(form() / "form.xml", nested(65));
  EXPECT_THAT(mistake_in(form()).arguments().at("expected"), HasSubstr("64 nested"));
}

TEST_F(SpoiltForm, RefusesAnEndlessFile) {
  write(form() / "form.xml", "<form>" + std::string(9U << 20, ' ') + "</form>");
  EXPECT_THAT(mistake_in(form()).arguments().at("expected"), HasSubstr("8 MiB"));
}

TEST(Pipeline, ShippedOneNamesEveryStageInOrder) {
  const PipelineDescription pipeline =
      load_pipeline(fs::path(HOSO_RESOURCES) / "pipelines/dossier.xml");
  EXPECT_EQ(pipeline.id, "dossier");
  ASSERT_GT(pipeline.stages.size(), 10U);
  EXPECT_EQ(pipeline.stages.front().stage, "source.poppler");
  EXPECT_EQ(pipeline.stages.front().options.at("dpi"), "300");
  EXPECT_EQ(pipeline.stages.front().line, 4);
  EXPECT_EQ(pipeline.stages.back().kind, "emit");
  EXPECT_EQ(pipeline.stages.back().stage, "emit.package");
}

class PipelineMistake : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(PipelineMistake, IsNamed) {
  const fs::path file = fs::temp_directory_path() / ("hoso_pipeline_mistake-" + std::to_string(getpid()) + ".xml");
  write(file, std::string("<pipeline xmlns='urn:hoso:pipeline:1' id='p'>\n") + GetParam().first +
                  "</pipeline>");
  try {
    static_cast<void>(load_pipeline(file));
    FAIL() << "accepted: " << GetParam().first;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "pipeline.invalid");
    EXPECT_EQ(error.arguments().at("line"), "2");
    EXPECT_THAT(error.arguments().at("expected") + error.arguments().at("detail"),
                HasSubstr(GetParam().second));
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, PipelineMistake,
    testing::Values(
        std::pair{"<identify stage='identify.layout'/>", "source"},
        std::pair{"<source stage='emit.xml'/><identify stage='identify.layout'/>", "source.…"},
        std::pair{"<source stage='source.a'/><source stage='source.a'/>"
                  "<identify stage='identify.layout'/>", "used twice"},
        std::pair{"<source stage='source.a'><option name='x' value='1'/>"
                  "<option name='x' value='2'/></source><identify stage='identify.layout'/>",
                  "given twice"}));

TEST(Pipeline, SaysWhenTheFileIsMissing) {
  EXPECT_THROW(static_cast<void>(load_pipeline("/nowhere/pipeline.xml")), Error);
}

}  // namespace
}  // namespace hoso
