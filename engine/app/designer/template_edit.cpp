#include "designer/template_edit.hpp"

#include <map>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "review/station.hpp"
#include "template_editing/entry_edits.hpp"
#include "template_editing/field_edits.hpp"
#include "template_editing/form_outline.hpp"
#include "template_editing/heading_edits.hpp"
#include "template_editing/rule_edits.hpp"
#include "template_editing/table_edits.hpp"

namespace hoso::designer {
namespace {

using namespace template_editing;
using review::Json;

[[noreturn]] void bad_request(const char* what) { throw Error("review.bad_request", {{"detail", what}}); }

std::string text(const Json& json, const char* key) { return review::text_in(json, key); }

double number(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number()) bad_request(key);
  return found->get<double>();
}

std::size_t index(const Json& json) {
  const int value = review::integer_in(json, "index");
  if (value < 0) bad_request("index");
  return static_cast<std::size_t>(value);
}

std::optional<std::string> optional_text(const Json& json, const char* key) {
  return json.contains(key) ? std::optional(text(json, key)) : std::nullopt;
}

const Json& object(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_object()) bad_request(key);
  return *found;
}

Zone zone_in(const Json& edit) {
  const Json& zone = object(edit, "zone");
  return {review::integer_in(zone, "page") - 1,
          {number(zone, "x"), number(zone, "y"), number(zone, "width"), number(zone, "height")}};
}

Reading reading_in(const Json& edit) {
  return {text(edit, "type"), text(edit, "recognizer"), edit.contains("cells") ? review::integer_in(edit, "cells") : 0};
}

LocalizedText localized_in(const Json& json, const char* key) {
  const Json& both = object(json, key);
  return {text(both, "vi"), text(both, "en")};
}

const LocalizedText new_label{"TODO: nhãn", "TODO"};

LocalizedText label_in(const Json& json) { return json.contains("label") ? localized_in(json, "label") : new_label; }

/// "field_1", or the next that is free.
std::string free_id(const FormText& form, std::string_view beginning) {
  const auto entries = outline_of(form.xml, form.file).entries;
  for (std::size_t number = 1;; ++number) {
    std::string id = fmt::format("{}_{}", beginning, number);
    const auto is_taken = [&](const EntryOutline& entry) { return entry.field.id == id; };
    if (std::ranges::none_of(entries, is_taken)) return id;
  }
}

std::string add_field(const FormText& form, const Json& edit) {
  const std::string id = edit.contains("id") ? text(edit, "id") : free_id(form, "field");
  return with_new_field(form, id, reading_in(edit), label_in(edit), zone_in(edit), text(edit, "before"));
}

std::string change_field(const FormText& form, const Json& edit) {
  return with_field_changed(
      form, text(edit, "field"),
      {optional_text(edit, "label_vi"), optional_text(edit, "label_en"), optional_text(edit, "choose")});
}

const Json& columns_in(const Json& edit) {
  const Json& place = object(edit, "place");
  const auto columns = place.find("columns");
  if (columns == place.end() || !columns->is_array()) bad_request("columns");
  for (const Json& column : *columns) {
    if (!column.is_object()) bad_request("columns");
  }
  return *columns;
}

TablePlace place_in(const Json& edit) {
  const Json& place = object(edit, "place");
  TablePlace read{review::integer_in(place, "page") - 1, number(place, "x"),          number(place, "y"),
                  review::integer_in(place, "rows"),     number(place, "row_height"), {}};
  for (const Json& column : columns_in(edit)) read.columns.push_back({number(column, "x"), number(column, "width")});
  return read;
}

std::string add_table(const FormText& form, const Json& edit) {
  std::vector<LocalizedText> labels;
  for (const Json& column : columns_in(edit)) labels.push_back(label_in(column));
  return with_new_table(form, free_id(form, "table"), label_in(edit), place_in(edit), labels, text(edit, "before"));
}

std::string change_heading(const FormText& form, const Json& edit) {
  return with_heading(
      form, {optional_text(edit, "title_vi"), optional_text(edit, "title_en"), optional_text(edit, "legal_source"),
             optional_text(edit, "valid_from"), optional_text(edit, "superseded_on")});
}

using FormChange = std::string (*)(const FormText&, const Json&);

const std::map<std::string, FormChange>& form_changes() {
  static const std::map<std::string, FormChange> changes{
      {"add_field", add_field},
      {"field", change_field},
      {"heading", change_heading},
      {"settle",
       [](const FormText& form, const Json& edit) { return without_todo(form, review::integer_in(edit, "line")); }},
      {"add_table", add_table},
      {"table", [](const FormText& form,
                   const Json& edit) { return with_table_place(form, text(edit, "table"), place_in(edit)); }},
      {"add_column",
       [](const FormText& form, const Json& edit) {
         return with_new_column(form, text(edit, "table"), label_in(edit), place_in(edit), text(edit, "before"));
       }},
      {"zone", [](const FormText& form,
                  const Json& edit) { return with_zone(form, text(edit, "field"), index(edit), zone_in(edit)); }},
      {"remove_zone",
       [](const FormText& form, const Json& edit) { return without_zone(form, text(edit, "field"), index(edit)); }},
      {"option",
       [](const FormText& form, const Json& edit) {
         return with_option(form, text(edit, "field"), index(edit), {text(edit, "value"), localized_in(edit, "label")});
       }},
      {"reading", [](const FormText& form,
                     const Json& edit) { return with_reading(form, text(edit, "field"), reading_in(edit)); }},
      {"remove", [](const FormText& form, const Json& edit) { return without_entry(form, text(edit, "entry")); }},
      {"move", [](const FormText& form, const Json& edit) {
         return with_entry_moved(form, text(edit, "entry"), text(edit, "before"));
       }}};
  return changes;
}

RuleText rule_in(const Json& edit) {
  const Json& rule = object(edit, "rule");
  return {
      text(rule, "code"),        text(rule, "severity"), text(rule, "fields"),          text(rule, "when"),
      text(rule, "for_each"),    text(rule, "require"),  localized_in(rule, "message"), localized_in(rule, "next_step"),
      text(rule, "legal_source")};
}

/// A new rules.xml is named in form.xml, too.
Texts change_rules(const Moment& moment, const Json& edit, const FormText& form) {
  const std::string file = text(edit, "file");
  const auto rules = outline_of(form.xml, form.file).rules_files;
  const bool is_new = std::ranges::find(rules, file) == rules.end();
  // Only names that form.xml may hold, and the one a person would choose, ever become paths.
  if (is_new && file != "rules.xml") throw Error("designer.unknown", {{"name", file}});
  const std::string before = is_new ? empty_rules() : moment.texts.at(file);
  const std::string path = moment.files.path_of(file);
  const bool removes = text(edit, "kind") == "remove_rule";
  Texts changed{{file, removes ? without_rule(before, path, text(edit, "code"))
                               : with_rule(before, path, text(edit, "code"), rule_in(edit))}};
  if (is_new) changed["form.xml"] = with_rules_file(form, file);
  return changed;
}

}  // namespace

Texts edited(const Moment& moment, const Json& edit) {
  const FormText form{moment.texts.at("form.xml"), moment.files.path_of("form.xml")};
  const std::string kind = text(edit, "kind");
  if (kind == "rule" || kind == "remove_rule") return change_rules(moment, edit, form);
  if (kind == "rename") {
    return with_id_renamed(moment.texts, moment.files.folder, text(edit, "field"), text(edit, "id"));
  }
  const auto change = form_changes().find(kind);
  if (change == form_changes().end()) bad_request("kind");
  return {{"form.xml", change->second(form, edit)}};
}

}  // namespace hoso::designer
