#include "desk_json.hpp"

#include <algorithm>
#include <set>

#include <hoso/cell_id.hpp>
#include <hoso/dossier_xml.hpp>
#include <hoso/message.hpp>

#include "field_alternatives.hpp"
#include "review/page_pictures.hpp"

namespace hoso::review {
namespace {

std::string_view word_of(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::blocking:
      return "blocking";
    case FindingSeverity::doubtful:
      return "doubtful";
    case FindingSeverity::advice:
      return "advice";
  }
  return "blocking";
}

std::string_view word_of(const FieldValue& field, const store::Answer* answer) {
  if (answer && answer->kind == store::AnswerKind::confirmed) return "confirmed";
  switch (field.state) {
    case FieldState::read:
      return "read";
    case FieldState::empty:
      return "empty";
    case FieldState::illegible:
      return "illegible";
    case FieldState::confirmed:
      return "confirmed";
  }
  return "illegible";
}

std::string_view word_of(Choose choose) {
  switch (choose) {
    case Choose::one:
      return "one";
    case Choose::at_most_one:
      return "at_most_one";
    case Choose::any:
      return "any";
  }
  return "any";
}

/// One field with all that says something about it.
struct FieldView {
  const OpenDossier& open;
  const Desk& desk;
  const std::string& viewer;
  std::size_t document;
  const FieldValue& field;

  [[nodiscard]] const Document& own() const { return open.dossier.documents[document]; }
  [[nodiscard]] const FieldSpec* spec() const { return spec_of(*own().form, field.id); }
  [[nodiscard]] const store::Answer* answer() const {
    return answer_for(open.answers, open.dossier, document, field.id);
  }
  [[nodiscard]] std::string text() const {
    if (field.state == FieldState::empty) return {};
    const FieldSpec* known = spec();
    return field.value.empty() || !known ? field.raw : desk.types().written(*known, field.value);
  }
};

const DossierPage* page_in(const Dossier& dossier, int number) {
  const auto page = std::ranges::find(dossier.pages, number, &DossierPage::number);
  return page == dossier.pages.end() ? nullptr : &*page;
}

Json box_json(const FieldView& view) {
  const DossierPage* page = page_in(view.open.dossier, view.field.page);
  const Share share = page ? share_of(view.field.box_mm, *page) : Share();
  if (share.width <= 0) return nullptr;
  return {{"x", share.x}, {"y", share.y}, {"width", share.width}, {"height", share.height}};
}

std::string_view second_person(const FieldView& view) {
  if (!needs_two_people(view.desk.two_person(), view.field.id)) return "no";
  const store::Answer* answer = view.answer();
  if (!answer) return "needed";
  if (answer->kind != store::AnswerKind::half) return "no";
  return answer->who == view.viewer ? "needed" : "waiting";
}

/// Of two persons the first one is told that it has spoken, the second one nothing.
Json confirmed_by(const store::Answer* answer, const std::string& viewer) {
  Json people = Json::array();
  if (!answer || (answer->kind == store::AnswerKind::half && answer->who != viewer)) return people;
  people.push_back(answer->who);
  if (!answer->second.empty()) people.push_back(answer->second);
  return people;
}

void add_options(Json& json, const FieldSpec& spec) {
  if (spec.options.empty()) return;
  json["options"] = Json::array();
  for (const ChoiceOption& option : spec.options) {
    json["options"].push_back({{"value", option.value}, {"label", json_of(option.label)}});
  }
  json["choose"] = word_of(spec.choose);
}

LocalizedText label_of(const FieldSpec* spec, const std::string& id) {
  return spec ? spec->label : LocalizedText{id, id};
}

Json view_json(const FieldView& view) {
  const FieldSpec* spec = view.spec();
  const auto cell = cell_id(view.field.id);
  const std::string text = view.text();
  Json json{{"id", view.field.id},
            {"label", json_of(label_of(spec, view.field.id))},
            {"type", spec ? spec->type : ""},
            {"table", cell ? cell->table : ""},
            {"row", cell ? cell->row : -1},
            {"column", cell ? cell->column : ""},
            {"raw", view.field.raw},
            {"value", view.field.value},
            {"text", text},
            {"confidence", view.field.confidence},
            {"state", word_of(view.field, view.answer())},
            {"doubtful", is_open(view.field, view.answer(), needs_two_people(view.desk.two_person(), view.field.id))},
            {"page", view.field.page},
            {"box", box_json(view)},
            {"alternatives", Json::array()},
            {"second_person", second_person(view)},
            {"confirmed_by", confirmed_by(view.answer(), view.viewer)}};
  if (spec) add_options(json, *spec);
  for (const Alternative& one : alternatives_of(view.open.dossier, view.own(), view.field, view.desk.types())) {
    if (one.text == text) continue;
    json["alternatives"].push_back({{"text", one.text}, {"source", one.source}, {"page", one.page}});
  }
  return json;
}

Json tables_json(const Document& document) {
  std::map<std::string, std::pair<int, Json>> tables;
  for (const FieldSpec& spec : document.form->fields) {
    if (spec.table.empty()) continue;
    auto& [rows, columns] = tables.try_emplace(spec.table, 0, Json::array()).first->second;
    const auto cell = cell_id(spec.id);
    if (spec.row == 0 && cell) columns.push_back({{"id", cell->column}, {"label", json_of(spec.label)}});
  }
  for (const FieldValue& field : document.fields) {
    const auto cell = cell_id(field.id);
    if (cell && tables.contains(cell->table))
      tables[cell->table].first = std::max(tables[cell->table].first, cell->row + 1);
  }
  Json list = Json::array();
  for (auto& [id, table] : tables) list.push_back({{"id", id}, {"rows", table.first}, {"columns", table.second}});
  return list;
}

Json findings_json(const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(json_of(finding));
  return list;
}

/// Fields in paper order, rows of tables after each other.
std::vector<const FieldValue*> in_paper_order(const Document& document) {
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < document.form->fields.size(); ++i) place[document.form->fields[i].id] = i;
  std::vector<const FieldValue*> fields;
  for (const FieldValue& field : document.fields) fields.push_back(&field);
  const auto key = [&](const FieldValue* field) {
    const auto cell = cell_id(field->id);
    const auto first = place.find(cell ? id_in_row(field->id, 0) : field->id);
    const std::size_t column = first == place.end() ? place.size() : first->second;
    // A table stands where its first column does.
    std::size_t table = column;
    for (const FieldSpec& spec : document.form->fields) {
      if (cell && spec.table == cell->table) {
        table = place[spec.id];
        break;
      }
    }
    return std::tuple(table, cell ? cell->row : 0, column);
  };
  std::ranges::stable_sort(fields, {}, key);
  return fields;
}

Json document_json(const OpenDossier& open, const Desk& desk, const std::string& viewer, std::size_t index) {
  const Document& document = open.dossier.documents[index];
  Json fields = Json::array();
  for (const FieldValue* field : in_paper_order(document))
    fields.push_back(view_json({open, desk, viewer, index, *field}));
  return {{"form", document.form->id},
          {"version", document.form->version},
          {"title", json_of(document.form->title)},
          {"pages", document.pages},
          {"fields", std::move(fields)},
          {"findings", findings_json(document.findings)},
          {"tables", tables_json(document)}};
}

Json page_json(const OpenDossier& open, const store::PagePicture& picture) {
  const DossierPage* page = page_in(open.dossier, picture.number);
  Json evidence = Json::array();
  if (page) {
    for (const Evidence& one : page->evidence) {
      Json items = Json::array();
      for (const EvidenceItem& item : one.items) items.push_back({{"id", item.id}, {"value", item.value}});
      evidence.push_back({{"kind", one.kind}, {"items", std::move(items)}});
    }
  }
  return {{"number", picture.number},     {"width", picture.width},
          {"height", picture.height},     {"form", page && page->match ? page->match->form->id : ""},
          {"blank", page && page->blank}, {"evidence", std::move(evidence)}};
}

Json problem_json(const std::string& code) {
  if (code.empty()) return nullptr;
  Diagnostic diagnostic;
  diagnostic.code = code;
  return {
      {"code", code}, {"message", json_of(message_of(diagnostic))}, {"next_step", json_of(next_step_of(diagnostic))}};
}

}  // namespace

std::string time_text(std::chrono::sys_seconds time) { return iso_utc(store::seconds_of(time)); }

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json json_of(const LocalizedText& text) { return {{"vi", text.vi}, {"en", text.en}}; }

Json json_of(const Finding& finding) {
  return {{"code", finding.code},
          {"severity", word_of(finding.severity)},
          {"fields", finding.fields},
          {"message", json_of(finding.message)},
          {"next_step", json_of(finding.next_step)},
          {"legal_source", finding.legal_source},
          {"page", finding.page}};
}

Json summary_json(const store::Summary& summary, const ProcedureTitles& titles) {
  const auto title = titles.find(summary.procedure);
  return {{"id", summary.id},
          {"state", word(summary.state)},
          {"procedure", summary.procedure},
          {"procedure_title", title == titles.end() ? "" : title->second},
          {"forms", summary.forms},
          {"name", summary.name},
          {"received_at", time_text(summary.received_at)},
          {"received_by", summary.received_by},
          {"pages", summary.pages},
          {"doubts", summary.doubts},
          {"blocking", summary.blocking},
          {"problem", problem_json(summary.problem)}};
}

Json documents_json(const OpenDossier& open, const Desk& desk, const std::string& viewer) {
  Json documents = Json::array();
  for (std::size_t i = 0; i < open.dossier.documents.size(); ++i) {
    documents.push_back(document_json(open, desk, viewer, i));
  }
  return documents;
}

Json dossier_json(const OpenDossier& open, const Desk& desk, const std::string& viewer, const ProcedureTitles& titles) {
  Json pages = Json::array();
  for (const store::PagePicture& picture : open.pictures) pages.push_back(page_json(open, picture));
  return {{"summary", summary_json(open.summary, titles)},
          {"revision", open.summary.revision},
          {"can_edit", open.summary.state == store::State::needs_review},
          {"documents", documents_json(open, desk, viewer)},
          {"pages", std::move(pages)},
          {"findings", findings_json(open.dossier.findings)},
          {"seconds", open.summary.seconds},
          {"keystrokes", open.summary.keystrokes}};
}

Json field_json(const OpenDossier& open, const Desk& desk, const std::string& viewer, const OpenPlace& place) {
  const auto index = static_cast<std::size_t>(place.document);
  if (index >= open.dossier.documents.size()) return nullptr;
  const FieldValue* field = open.dossier.documents[index].find(place.field);
  if (!field) return nullptr;
  return view_json({open, desk, viewer, index, *field});
}

Json queue_json(const store::QueueState& state) {
  return {{"waiting", state.waiting},        {"working", state.working}, {"set_aside", state.set_aside},
          {"done_today", state.done_today},  {"paused", state.paused},   {"workers", state.workers},
          {"eta_seconds", state.eta_seconds}};
}

}  // namespace hoso::review
