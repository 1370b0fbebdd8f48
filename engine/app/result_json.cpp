#include "result_json.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "messages.hpp"
#include "variants/variant_store.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 4> state_names = {"read", "empty", "illegible", "confirmed"};
constexpr std::array<const char*, 3> finding_severities = {"blocking", "doubtful", "advice"};
constexpr std::array<const char*, 3> diagnostic_severities = {"info", "warning", "error"};

/// `digits` after the point are all that is meant.
double rounded(double value, int digits) {
  const double scale = std::pow(10, digits);
  return std::round(value * scale) / scale;
}

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json json_of(const FieldValue& field) {
  const MmRect& box = field.box_mm;
  return {{"id", field.id},
          {"raw", field.raw},
          {"value", field.value},
          {"confidence", rounded(field.confidence, 4)},
          {"state", state_names[static_cast<std::size_t>(field.state)]},
          {"page", field.page == 0 ? Json() : Json(field.page)},
          {"box_mm", Json::array({rounded(box.x, 2), rounded(box.y, 2), rounded(box.width, 2),
                                  rounded(box.height, 2)})}};
}

Json json_of(const Finding& finding, Language language) {
  return {{"code", finding.code},
          {"severity", finding_severities[static_cast<std::size_t>(finding.severity)]},
          {"page", finding.page == 0 ? Json() : Json(finding.page)},
          {"fields", finding.fields},
          {"message", in(language, finding.message)},
          {"next_step", in(language, finding.next_step)},
          {"legal_source", null_if_empty(finding.legal_source)}};
}

Json json_of(const std::vector<Finding>& findings, Language language) {
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(json_of(finding, language));
  return list;
}

Json json_of(const Document& document, Language language) {
  Json fields = Json::array();
  for (const FieldValue& field : document.fields) fields.push_back(json_of(field));
  return {{"form", document.form->id},
          {"version", document.form->version},
          {"pages", document.pages},
          {"fields", std::move(fields)},
          {"findings", json_of(document.findings, language)}};
}

Json json_of(const Evidence& evidence) {
  Json items = Json::array();
  for (const EvidenceItem& item : evidence.items) {
    items.push_back({{"id", item.id}, {"raw", item.raw}, {"value", item.value}});
  }
  return {{"kind", evidence.kind},
          {"confidence", rounded(evidence.confidence, 4)},
          {"items", std::move(items)}};
}

/// null = no variant, or one of this very page.
Json variant_json(const FormTemplate& form) {
  if (form.variant_id.empty()) return nullptr;
  return {{"id", form.variant_id}, {"hash", form.hash}, {"confirmed", form.places_confirmed}};
}

/// What of the user's memory the run's plan held, and what the run added.
Json memory_json(const Result& result) {
  return {{"known", result.variants.size()},
          {"hash", result.variants.empty() ? Json() : Json(variants::hash_of(result.variants))},
          {"learned", result.learned}};
}

Json json_of(const DossierPage& page, const Dossier& dossier) {
  Json evidence = Json::array();
  for (const Evidence& one : page.evidence) evidence.push_back(json_of(one));
  const PageMatch* match = page.match ? &*page.match : nullptr;
  return {{"number", page.number},
          {"file", dossier.files[static_cast<std::size_t>(page.file)].name},
          {"page_in_file", page.page_in_file + 1},
          {"form", match ? Json(match->form->id) : Json()},
          {"version", match ? Json(match->form->version) : Json()},
          {"template_page", match ? Json(match->template_page + 1) : Json()},
          {"variant", match ? variant_json(*match->form) : Json()},
          {"blank", page.blank},
          {"evidence", std::move(evidence)}};
}

Json json_of(const Diagnostic& diagnostic, Language language) {
  return {{"code", diagnostic.code},
          {"severity", diagnostic_severities[static_cast<std::size_t>(diagnostic.severity)]},
          {"stage", null_if_empty(diagnostic.stage)},
          {"file", null_if_empty(diagnostic.file)},
          {"page", diagnostic.page ? Json(*diagnostic.page) : Json()},
          {"message", in(language, message_of(diagnostic))},
          {"next_step", in(language, next_step_of(diagnostic))}};
}

Json json_of(const std::optional<pipeline::WrittenPackage>& package) {
  if (!package) return nullptr;
  Json beside = Json::array();
  for (const auto& path : package->beside) beside.push_back(path.string());
  return {{"folder", package->folder.string()}, {"beside", std::move(beside)}};
}

Json json_of(const pipeline::Timings& timings) {
  Json stages = Json::array();
  for (const auto& [stage, timing] : timings) {
    const double seconds = std::chrono::duration<double>(timing.total).count();
    stages.push_back({{"stage", stage}, {"calls", timing.calls}, {"seconds", rounded(seconds, 3)}});
  }
  return stages;
}

}  // namespace

std::string result_json(const Result& result, const CommandLine& line) {
  const Dossier& dossier = result.report.dossier;
  Json documents = Json::array();
  for (const Document& document : dossier.documents) {
    documents.push_back(json_of(document, line.language));
  }
  Json pages = Json::array();
  for (const DossierPage& page : dossier.pages) pages.push_back(json_of(page, dossier));
  Json diagnostics = Json::array();
  for (const Diagnostic& diagnostic : result.report.journal.diagnostics) {
    diagnostics.push_back(json_of(diagnostic, line.language));
  }
  Json json = {{"documents", std::move(documents)},
               {"diagnostics", std::move(diagnostics)},
               {"status", pipeline::name_of(result.report.status)},
               {"findings", json_of(dossier.findings, line.language)},
               {"pages", std::move(pages)},
               {"variants", memory_json(result)},
               {"package", json_of(result.package)}};
  if (line.timings) json["timings"] = json_of(result.report.journal.timings);
  // A file name may be no UTF-8: its bad bytes become U+FFFD.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hoso::app
