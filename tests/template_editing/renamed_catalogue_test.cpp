// Every field, table and column of the catalogue gets another id: lint, rules, layout and example go on as before.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/cell_id.hpp>
#include <hoso/dossier.hpp>

#include "rules_stage.hpp"
#include "small_form.hpp"
#include "template/form_files.hpp"
#include "template/form_reader.hpp"
#include "template/lint.hpp"
#include "template_editing/form_outline.hpp"
#include "template_editing/renaming.hpp"
#include "typeset/form_files.hpp"
#include "typeset/typeset.hpp"

namespace hoso::template_editing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// A field or column of a form, and what it is to be called.
struct NewName {
  std::string name;
  std::string id;
  std::string renamed;  ///< its name then
};

/// Of all fields, columns and tables; columns before their tables.
std::vector<NewName> new_names(const FormOutline& form) {
  std::vector<NewName> names;
  for (const EntryOutline& entry : form.entries) {
    const std::string& id = entry.field.id;
    for (const FieldOutline& column : entry.columns) {
      names.push_back({id + "." + column.id, "z_" + column.id, id + ".z_" + column.id});
    }
    names.push_back({id, "z_" + id, "z_" + id});
  }
  return names;
}

/// What a field or a cell is called when everything has got its new name.
std::string renamed_id(const std::string& id) {
  if (!cell_id(id)) return "z_" + id;
  const std::size_t dot = id.find('.');
  return "z_" + id.substr(0, dot) + ".z_" + id.substr(dot + 1);
}

struct Version {
  FormFiles files;
  Texts texts;
};

Version version_in(const fs::path& folder) {
  Version version{read_form_files(folder), {}};
  for (const char* name : {"form.xml", "layout.xml", "example.json"}) {
    version.texts[name] = version.files.contents.at(name);
  }
  for (const std::string& rules : outline_of(version.texts.at("form.xml"), "form.xml").rules_files) {
    version.texts[rules] = read_template_file(folder / rules);
  }
  return version;
}

void rename(Version& version, const std::string& name, const std::string& id) {
  for (const auto& [file, text] : with_id_renamed(version.texts, version.files.folder, name, id)) {
    version.texts[file] = version.files.contents[file] = text;
  }
}

FormTemplate form_of(Version version) {
  for (const auto& [name, text] : version.texts) version.files.contents[name] = text;
  return read_form(version.files);
}

std::vector<std::pair<std::string, std::string>> remarks_on(const FormTemplate& form) {
  std::vector<std::pair<std::string, std::string>> remarks;
  for (const LintRemark& remark : lint(form, [](const std::string&) { return true; })) {
    remarks.emplace_back(remark.code, remark.subject);
  }
  return remarks;
}

/// Values as the form's example has them, in the first two rows of tables; what it leaves out is empty.
Document filled(const std::shared_ptr<const FormTemplate>& form, const json& example) {
  Document document{form, {1}, {}, {}};
  for (const FieldSpec& spec : form->fields) {
    if (spec.row > 1) continue;
    FieldValue field;
    field.id = spec.id;
    const auto cell = cell_id(spec.id);
    const json& place = cell ? example.value(cell->table, json::array()) : example;
    const json& values = !cell                                                ? place
                         : place.size() > static_cast<std::size_t>(cell->row) ? place[cell->row]
                                                                              : json::object();
    field.value = field.raw = values.value(cell ? cell->column : spec.id, "");
    field.state = field.value.empty() ? FieldState::empty : FieldState::read;
    field.confidence = 0.99;
    field.page = 1;
    document.fields.push_back(std::move(field));
  }
  return document;
}

std::vector<Finding> findings_in(const Document& document) {
  static rules::RulesStage stage(HOSO_RESOURCES);
  const Limits limits;
  constexpr std::chrono::sys_seconds now{std::chrono::seconds(1795572000)};  // 2026-11-25
  const StageContext context(limits, now, {}, [](const Diagnostic& diagnostic) {
    ADD_FAILURE() << diagnostic.code << " " << diagnostic.arguments.at("detail");
  });
  Dossier dossier;
  dossier.pages.resize(1);
  dossier.pages[0].number = 1;
  dossier.documents.push_back(document);
  return stage.validate(dossier, context).documents.at(0);
}

void expect_same(std::vector<Finding> before, const std::vector<Finding>& after, const std::string& spoilt) {
  ASSERT_EQ(before.size(), after.size()) << spoilt;
  for (std::size_t i = 0; i < before.size(); ++i) {
    for (std::string& field : before[i].fields) field = renamed_id(field);
    EXPECT_EQ(before[i].code, after[i].code) << spoilt;
    EXPECT_EQ(before[i].fields, after[i].fields) << spoilt << " " << before[i].code;
    EXPECT_EQ(before[i].message, after[i].message) << spoilt;
    EXPECT_EQ(before[i].next_step, after[i].next_step) << spoilt;
  }
}

class RenamedCatalogue : public testing::TestWithParam<std::string> {
 protected:
  Version before_ = version_in(fs::path(HOSO_FORMS) / GetParam());
  std::vector<NewName> names_ = new_names(outline_of(before_.texts.at("form.xml"), "form.xml"));
};

TEST_P(RenamedCatalogue, EachNameComesAndGoesWithoutATrace) {
  for (const NewName& one : names_) {
    Version version = before_;
    rename(version, one.name, one.id);
    EXPECT_NE(version.texts, before_.texts) << one.name;
    EXPECT_THAT(changed_lines(before_.texts.at("form.xml"), version.texts.at("form.xml")),
                testing::Not(testing::HasSubstr("z_z_")));
    rename(version, one.renamed, one.id.substr(2));
    EXPECT_EQ(version.texts, before_.texts) << one.name;
  }
}

TEST_P(RenamedCatalogue, WithAllNamesNewEverythingGoesOnAsBefore) {
  Version after = before_;
  for (const NewName& one : names_) rename(after, one.name, one.id);
  const auto old_form = std::make_shared<const FormTemplate>(form_of(before_));
  const auto new_form = std::make_shared<const FormTemplate>(form_of(after));

  auto remarks = remarks_on(*old_form);
  for (auto& [code, subject] : remarks) {
    const bool is_rule = std::ranges::count(old_form->rules, subject, &Rule::code) > 0;
    if (!is_rule) subject = renamed_id(subject);
  }
  EXPECT_EQ(remarks_on(*new_form), remarks);

  const fs::path layout =
      fs::path(testing::TempDir()) / fmt::format("renamed-{}.xml", std::hash<std::string>()(GetParam()));
  std::ofstream(layout, std::ios::binary) << after.texts.at("layout.xml");
  const typeset::Layout typed = typeset::read_layout(layout.string());
  fs::remove(layout);
  EXPECT_EQ(typeset::form_xml(typed, typeset::typeset(typed)), after.texts.at("form.xml")) << "it is typeset alike";

  Document old_document = filled(old_form, json::parse(before_.texts.at("example.json")));
  Document new_document = filled(new_form, json::parse(after.texts.at("example.json")));
  ASSERT_EQ(old_document.fields.size(), new_document.fields.size());
  expect_same(findings_in(old_document), findings_in(new_document), "the example");
  std::size_t found = 0;
  for (std::size_t i = 0; i < old_document.fields.size(); ++i) {
    ASSERT_EQ(new_document.fields[i].id, renamed_id(old_document.fields[i].id));
    EXPECT_EQ(new_document.fields[i].value, old_document.fields[i].value) << "the example names it";
    for (const char* value : {"", "1", "2030-01-01"}) {
      const FieldValue old_field = old_document.fields[i], new_field = new_document.fields[i];
      for (Document* document : {&old_document, &new_document}) {
        FieldValue& field = document->fields[i];
        field.value = field.raw = value;
        field.state = *value == 0 ? FieldState::empty : FieldState::read;
      }
      const auto findings = findings_in(old_document);
      found += findings.size();
      expect_same(findings, findings_in(new_document), old_field.id + " = " + value);
      old_document.fields[i] = old_field;
      new_document.fields[i] = new_field;
    }
  }
  EXPECT_GT(found, 0U) << "no rule was ever broken: nothing was compared";
}

std::vector<std::string> versions() {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(HOSO_FORMS)) {
    if (entry.path().filename() != "form.xml") continue;
    all.push_back(fs::relative(entry.path().parent_path(), HOSO_FORMS).string());
  }
  std::ranges::sort(all);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Versions, RenamedCatalogue, testing::ValuesIn(versions()));

}  // namespace
}  // namespace hoso::template_editing
