#include "review/reading_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>

#include "pipeline/assembly.hpp"

namespace hoso::review {
namespace {

using Json = nlohmann::json;

Json json_of(const MmRect& box) { return Json::array({box.x, box.y, box.width, box.height}); }
Json json_of(const PixelRect& box) { return Json::array({box.x, box.y, box.width, box.height}); }
Json json_of(const LocalizedText& text) { return Json::array({text.vi, text.en}); }

MmRect mm_rect(const Json& json) {
  return {json.at(0).get<double>(), json.at(1).get<double>(), json.at(2).get<double>(), json.at(3).get<double>()};
}

PixelRect pixel_rect(const Json& json) {
  return {json.at(0).get<int>(), json.at(1).get<int>(), json.at(2).get<int>(), json.at(3).get<int>()};
}

LocalizedText text_of(const Json& json) { return {json.at(0).get<std::string>(), json.at(1).get<std::string>()}; }

Json json_of(const FieldValue& field) {
  Json candidates = Json::array();
  for (const Candidate& candidate : field.candidates) candidates.push_back({candidate.text, candidate.score});
  return {{"id", field.id},
          {"raw", field.raw},
          {"value", field.value},
          {"confidence", field.confidence},
          {"state", static_cast<int>(field.state)},
          {"page", field.page},
          {"box", json_of(field.box_mm)},
          {"recognizer", field.recognizer},
          {"candidates", std::move(candidates)}};
}

FieldValue field_of(const Json& json) {
  FieldValue field;
  field.id = json.at("id").get<std::string>();
  field.raw = json.at("raw").get<std::string>();
  field.value = json.at("value").get<std::string>();
  field.confidence = json.at("confidence").get<double>();
  field.state = static_cast<FieldState>(std::clamp(json.at("state").get<int>(), 0, 3));
  field.page = json.at("page").get<int>();
  field.box_mm = mm_rect(json.at("box"));
  field.recognizer = json.at("recognizer").get<std::string>();
  for (const Json& one : json.at("candidates")) {
    field.candidates.push_back({one.at(0).get<std::string>(), one.at(1).get<double>()});
  }
  return field;
}

Json json_of(const Finding& finding) {
  return {{"code", finding.code},
          {"severity", static_cast<int>(finding.severity)},
          {"fields", finding.fields},
          {"message", json_of(finding.message)},
          {"next_step", json_of(finding.next_step)},
          {"legal_source", finding.legal_source},
          {"page", finding.page}};
}

Finding finding_of(const Json& json) {
  return {json.at("code").get<std::string>(),
          static_cast<FindingSeverity>(std::clamp(json.at("severity").get<int>(), 0, 2)),
          json.at("fields").get<std::vector<std::string>>(),
          text_of(json.at("message")),
          text_of(json.at("next_step")),
          json.at("legal_source").get<std::string>(),
          json.at("page").get<int>()};
}

Json json_of(const Evidence& evidence) {
  Json items = Json::array();
  for (const EvidenceItem& item : evidence.items) items.push_back({item.id, item.raw, item.value});
  return {
      {"kind", evidence.kind}, {"box", json_of(evidence.box)}, {"confidence", evidence.confidence}, {"items", items}};
}

Evidence evidence_of(const Json& json) {
  Evidence evidence{
      json.at("kind").get<std::string>(), pixel_rect(json.at("box")), json.at("confidence").get<double>(), {}};
  for (const Json& item : json.at("items")) {
    evidence.items.push_back(
        {item.at(0).get<std::string>(), item.at(1).get<std::string>(), item.at(2).get<std::string>()});
  }
  return evidence;
}

Json json_of(const DossierPage& page);
Json json_of(const Document& document);
Json json_of(const SourceFile& file);
Json json_of(const StageVersion& stage);

template <class Value>
Json list_of(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(json_of(value));
  return list;
}

Json json_of(const DossierPage& page) {
  Json json{{"number", page.number},       {"file", page.file},          {"page_in_file", page.page_in_file},
            {"width", page.size.width},    {"height", page.size.height}, {"dpi", page.effective_dpi},
            {"turns", page.quarter_turns}, {"blank", page.blank},        {"evidence", list_of(page.evidence)}};
  if (page.match) {
    json["match"] = {{"form", page.match->form->id},
                     {"version", page.match->form->version},
                     {"variant", page.match->form->variant_id},
                     {"page", page.match->template_page},
                     {"score", page.match->score}};
  }
  return json;
}

Json json_of(const Document& document) {
  return {{"form", document.form->id},
          {"version", document.form->version},
          {"pages", document.pages},
          {"fields", list_of(document.fields)},
          {"findings", list_of(document.findings)}};
}

Json json_of(const SourceFile& file) {
  return {{"name", file.name},
          {"media_type", file.media_type},
          {"sha256", file.sha256},
          {"bytes", file.byte_count},
          {"pages", file.page_count}};
}

Json json_of(const StageVersion& stage) { return Json::array({stage.stage, stage.plugin, stage.version}); }

std::shared_ptr<const FormTemplate> form_for(const Json& json, const Catalogue& forms) {
  const auto id = json.at("form").get<std::string>(), version = json.at("version").get<std::string>();
  const std::string variant = json.value("variant", "");
  std::shared_ptr<const FormTemplate> itself;
  for (const auto& form : forms) {
    if (form->id != id || form->version != version) continue;
    if (form->variant_id == variant) return form;
    if (!form->variant_of) itself = form;
  }
  if (!itself) throw Error("review.unknown_form", {{"form", id + "/" + version}});
  return itself;
}

DossierPage page_of(const Json& json, const Catalogue& forms) {
  DossierPage page;
  page.number = json.at("number").get<int>();
  page.file = json.at("file").get<int>();
  page.page_in_file = json.at("page_in_file").get<int>();
  page.size = {json.at("width").get<int>(), json.at("height").get<int>()};
  page.effective_dpi = json.at("dpi").get<double>();
  page.quarter_turns = json.at("turns").get<int>();
  page.blank = json.at("blank").get<bool>();
  for (const Json& one : json.at("evidence")) page.evidence.push_back(evidence_of(one));
  if (const auto match = json.find("match"); match != json.end()) {
    PageMatch found;
    found.form = form_for(*match, forms);
    found.template_page = match->at("page").get<int>();
    found.score = match->at("score").get<double>();
    page.match = std::move(found);
  }
  return page;
}

Document document_of(const Json& json, const Catalogue& forms) {
  Document document;
  for (const Json& field : json.at("fields")) document.fields.push_back(field_of(field));
  for (const Json& finding : json.at("findings")) document.findings.push_back(finding_of(finding));
  document.pages = json.at("pages").get<std::vector<int>>();
  document.form = pipeline::with_rows_of(form_for(json, forms), document.fields);
  return document;
}

Dossier dossier_of(const Json& json, const Catalogue& forms) {
  Dossier dossier;
  dossier.procedure = json.at("procedure").get<std::string>();
  dossier.created_at = json.at("created").get<std::int64_t>();
  for (const Json& file : json.at("files")) {
    dossier.files.push_back({file.at("name").get<std::string>(), file.at("media_type").get<std::string>(),
                             file.at("sha256").get<std::string>(), file.at("bytes").get<std::uint64_t>(),
                             file.at("pages").get<int>()});
  }
  for (const Json& page : json.at("pages")) dossier.pages.push_back(page_of(page, forms));
  for (const Json& document : json.at("documents")) dossier.documents.push_back(document_of(document, forms));
  for (const Json& finding : json.at("findings")) dossier.findings.push_back(finding_of(finding));
  for (const Json& stage : json.at("stages")) {
    dossier.stages.push_back(
        {stage.at(0).get<std::string>(), stage.at(1).get<std::string>(), stage.at(2).get<std::string>()});
  }
  return dossier;
}

}  // namespace

std::string reading_text(const Dossier& dossier) {
  const Json json{{"procedure", dossier.procedure},          {"created", dossier.created_at},
                  {"files", list_of(dossier.files)},         {"pages", list_of(dossier.pages)},
                  {"documents", list_of(dossier.documents)}, {"findings", list_of(dossier.findings)},
                  {"stages", list_of(dossier.stages)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Dossier dossier_of_reading(const std::string& text, const Catalogue& forms) {
  try {
    return dossier_of(Json::parse(text), forms);
  } catch (const Json::exception&) {
    throw Error("store.damaged", {{"detail", "reading"}});
  }
}

}  // namespace hoso::review
