// The catalogue's own templates: a change and its contrary leave no trace.
#include <gmock/gmock.h>

#include <filesystem>

#include "small_form.hpp"
#include "template/form_files.hpp"
#include "template_editing/entry_edits.hpp"
#include "template_editing/field_edits.hpp"
#include "template_editing/form_outline.hpp"
#include "template_editing/heading_edits.hpp"
#include "template_editing/rule_edits.hpp"
#include "template_editing/table_edits.hpp"

namespace hoso::template_editing {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_named(const std::string& name) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(HOSO_FORMS)) {
    if (entry.path().filename() == name) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

void expect_kept(const FormText& form, const EntryOutline& entry) {
  const FieldOutline& field = entry.field;
  EXPECT_EQ(with_field_changed(form, field.id, {.label_vi = field.label.vi, .label_en = field.label.en}), form.xml)
      << form.file << " " << field.id;
  for (std::size_t i = 0; i < field.zones.size(); ++i) {
    EXPECT_EQ(with_zone(form, field.id, i, field.zones[i]), form.xml) << form.file << " " << field.id;
  }
  for (std::size_t i = 0; i < field.options.size(); ++i) {
    EXPECT_EQ(with_option(form, field.id, i, field.options[i]), form.xml) << form.file << " " << field.id;
  }
  if (entry.is_table) {
    TablePlace place{entry.page, entry.x, entry.y, entry.rows, entry.row_height, {}};
    for (const FieldOutline& column : entry.columns) place.columns.push_back({column.x, column.width});
    EXPECT_EQ(with_table_place(form, field.id, place), form.xml) << form.file << " " << field.id;
  } else {
    EXPECT_EQ(with_reading(form, field.id, {field.type, field.recognizer, field.cells}), form.xml) << field.id;
  }
}

TEST(Catalogue, WhatIsSaidAgainChangesNoByte) {
  const auto files = files_named("form.xml");
  ASSERT_GT(files.size(), 20U);
  for (const fs::path& file : files) {
    const FormText form{read_template_file(file), file.string()};
    const FormOutline outline = outline_of(form.xml, form.file);
    for (const EntryOutline& entry : outline.entries) expect_kept(form, entry);
    const HeadingChange heading{outline.title.vi, outline.title.en, outline.legal_source, outline.valid_from,
                                outline.superseded_on};
    EXPECT_EQ(with_heading(form, heading), form.xml) << form.file;
  }
}

TEST(Catalogue, AFieldThatCameAndWentLeavesNoByte) {
  for (const fs::path& file : files_named("form.xml")) {
    const FormText form{read_template_file(file), file.string()};
    const auto entries = outline_of(form.xml, form.file).entries;
    const Zone zone{0, {10, 10, 20, 5}};
    const std::string& before = entries[entries.size() / 2].field.id;
    const std::string more =
        with_new_field(form, "only_for_now", {"text", "tesseract", 0}, {"Tạm", "For now"}, zone, before);
    EXPECT_EQ(without_entry({more, form.file}, "only_for_now"), form.xml) << file;
    EXPECT_THAT(changed_lines(form.xml, more), testing::Not(testing::HasSubstr("\n-"))) << file;
  }
}

TEST(Catalogue, AMoveAndItsContraryLeaveNoByte) {
  for (const fs::path& file : files_named("form.xml")) {
    const FormText form{read_template_file(file), file.string()};
    const auto entries = outline_of(form.xml, form.file).entries;
    if (entries.size() < 2) continue;
    const std::string& first = entries[0].field.id;
    const std::string& second = entries[1].field.id;
    const std::string moved = with_entry_moved(form, second, first);
    EXPECT_EQ(outline_of(moved, form.file).entries[0].field.id, second) << file;
    EXPECT_EQ(with_entry_moved({moved, form.file}, first, second), form.xml) << file;
  }
}

TEST(Catalogue, RulesSaidAgainChangeNoByte) {
  const auto files = files_named("rules.xml");
  ASSERT_FALSE(files.empty());
  for (const fs::path& file : files) {
    const std::string xml = read_template_file(file);
    for (const RuleText& rule : rules_in(xml, file.string())) {
      EXPECT_EQ(with_rule(xml, file.string(), rule.code, rule), xml) << file << " " << rule.code;
    }
  }
}

}  // namespace
}  // namespace hoso::template_editing
