#include "designer/template_json.hpp"

#include <charconv>

#include <hoso/error.hpp>
#include <hoso/rule_functions.hpp>

#include "messages.hpp"
#include "template/form_reader.hpp"
#include "template/lint.hpp"
#include "template_editing/rule_edits.hpp"

namespace hoso::designer {
namespace {

using namespace template_editing;
using review::Json;

Json json_of(const LocalizedText& text) { return {{"vi", text.vi}, {"en", text.en}}; }

Json json_of(const Zone& zone) {
  return {{"page", zone.page + 1},
          {"x", zone.box.x},
          {"y", zone.box.y},
          {"width", zone.box.width},
          {"height", zone.box.height}};
}

Json json_of(const FieldOutline& field, const std::string& name) {
  Json zones = Json::array(), options = Json::array();
  for (const Zone& zone : field.zones) zones.push_back(json_of(zone));
  for (const ChoiceOption& option : field.options) {
    options.push_back({{"value", option.value}, {"label", json_of(option.label)}});
  }
  return {{"name", name},
          {"id", field.id},
          {"type", field.type},
          {"recognizer", field.recognizer},
          {"choose", field.choose},
          {"cells", field.cells},
          {"label", json_of(field.label)},
          {"zones", std::move(zones)},
          {"options", std::move(options)},
          {"x", field.x},
          {"width", field.width}};
}

Json json_of(const EntryOutline& entry) {
  Json json = json_of(entry.field, entry.field.id);
  json["is_table"] = entry.is_table;
  json["columns"] = Json::array();
  if (!entry.is_table) return json;
  json["page"] = entry.page + 1;
  json["x"] = entry.x;
  json["y"] = entry.y;
  json["rows"] = entry.rows;
  json["row_height"] = entry.row_height;
  for (const FieldOutline& column : entry.columns) {
    json["columns"].push_back(json_of(column, entry.field.id + "." + column.id));
  }
  return json;
}

Json json_of(const RuleText& rule) {
  return {{"code", rule.code},
          {"severity", rule.severity},
          {"fields", rule.fields},
          {"when", rule.when},
          {"for_each", rule.for_each},
          {"require", rule.require},
          {"message", json_of(rule.message)},
          {"next_step", json_of(rule.next_step)},
          {"legal_source", rule.legal_source}};
}

/// As messages count lines; 0 = none is named.
int line_of(const Error& error) {
  const auto found = error.arguments().find("line");
  int line = 0;
  if (found != error.arguments().end()) {
    std::from_chars(found->second.data(), found->second.data() + found->second.size(), line);
  }
  return line;
}

/// Lint names row 0 of a column; people know the column.
std::string without_row_of(const std::string& subject) {
  const std::size_t open = subject.find('['), close = subject.find(']');
  if (open == std::string::npos || close == std::string::npos) return subject;
  return subject.substr(0, open) + subject.substr(close + 1);
}

Json findings_of(const Moment& moment, const StageIds& stages) {
  Json findings = Json::array();
  try {
    FormFiles files = moment.files;
    const FormTemplate form = read_form(files);
    for (const LintRemark& remark : lint(form, [&](const std::string& id) { return stages.contains(id); })) {
      findings.push_back({{"code", remark.code},
                          {"subject", without_row_of(remark.subject)},
                          {"line", 0},
                          {"message", json_of(remark.text)}});
    }
  } catch (const Error& error) {
    findings.push_back({{"code", error.code()},
                        {"subject", ""},
                        {"line", line_of(error)},
                        {"message", json_of(message_of(app::diagnostic_of(error)))}});
  }
  return findings;
}

Json rules_of(const Moment& moment, const FormOutline& form) {
  Json files = Json::array();
  for (const std::string& name : form.rules_files) {
    Json rules = Json::array();
    for (const RuleText& rule : rules_in(moment.texts.at(name), moment.files.path_of(name))) {
      rules.push_back(json_of(rule));
    }
    files.push_back({{"file", name}, {"rules", std::move(rules)}});
  }
  return files;
}

Json names_of(const StageIds& stages, std::string_view kind) {
  Json names = Json::array();
  for (const std::string& id : stages) {
    if (id.starts_with(kind)) names.push_back(id.substr(kind.size()));
  }
  return names;
}

Json functions() {
  Json list = Json::array();
  for (const RuleFunction& function : rule_functions) {
    list.push_back(
        {{"name", function.name}, {"argument_count", function.argument_count}, {"takes_field", function.takes_field}});
  }
  return list;
}

}  // namespace

Json template_json(const Moment& moment, const StageIds& stages) {
  const std::string file = moment.files.path_of("form.xml");
  const std::string& xml = moment.texts.at("form.xml");
  const FormOutline form = outline_of(xml, file);
  Json pages = Json::array(), entries = Json::array(), todos = Json::array();
  for (const PageOutline& page : form.pages) {
    pages.push_back({{"width_mm", page.width_mm}, {"height_mm", page.height_mm}});
  }
  for (const EntryOutline& entry : form.entries) entries.push_back(json_of(entry));
  for (const Todo& todo : todos_in(xml, file)) {
    todos.push_back(
        {{"line", todo.line}, {"subject", todo.subject}, {"text", todo.text}, {"is_comment", todo.comment.end > 0}});
  }
  return {{"version", moment.version},
          {"folder", moment.files.folder.string()},
          {"id", form.id},
          {"form_version", form.version},
          {"title", json_of(form.title)},
          {"legal_source", form.legal_source},
          {"valid_from", form.valid_from},
          {"superseded_on", form.superseded_on},
          {"has_layout", moment.texts.contains("layout.xml")},
          {"is_saved", moment.is_saved},
          {"can_undo", moment.can_undo},
          {"can_redo", moment.can_redo},
          {"pages", std::move(pages)},
          {"entries", std::move(entries)},
          {"rules", rules_of(moment, form)},
          {"todos", std::move(todos)},
          {"findings", findings_of(moment, stages)},
          {"types", names_of(stages, "field.")},
          {"recognizers", names_of(stages, "recognize.")},
          {"functions", functions()}};
}

}  // namespace hoso::designer
