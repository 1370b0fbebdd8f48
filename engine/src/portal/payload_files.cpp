#include "portal/payload_files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "portal/civil_payload.hpp"
#include "portal/classic_payload.hpp"
#include "portal/create_payload.hpp"
#include "xml/document.hpp"
#include "xml/schema.hpp"

namespace hoso::portal {
namespace {

using json_schema::SchemaBreach;

constexpr const char* bad_payload = "portal.bad_payload";

bool is_xml(const PayloadKind& kind) { return kind.path.ends_with(".xml"); }

/// The fact without which there is nothing to write; empty = there is enough.
std::string_view missing_fact(const PayloadKind& kind, const Submission& submission) {
  if (kind.name == "progress" || kind.name == "steps") return submission.progress.officer.empty() ? "officer.name" : "";
  if (kind.name == "birth") return submission.form == "khai_sinh" ? "" : "khai_sinh";
  if (kind.name == "death") return submission.form == "khai_tu" ? "" : "khai_tu";
  if (kind.name == "sync" || kind.name == "sync_xml") return submission.code.empty() ? "code" : "";
  if (kind.name == "create" && submission.owner_kind == OwnerKind::organisation) return "owner.kind";
  return submission.unit.code.empty() ? "unit.code" : "";
}

Json json_of(const PayloadKind& kind, const Submission& submission, const Places* places) {
  if (kind.name == "sync") return sync_payload(submission);
  if (kind.name == "progress") return progress_payload(submission);
  if (kind.name == "create") return create_payload(submission);
  if (kind.name == "steps") return steps_payload(submission);
  if (kind.name == "birth") return birth_payload(submission, places);
  return death_payload(submission, places);
}

std::string text_of(const PayloadKind& kind, const Submission& submission, const Places* places) {
  if (is_xml(kind)) return sync_xml(sync_payload(submission));
  return json_of(kind, submission, places).dump(2).append("\n");
}

std::vector<SchemaBreach> xml_breaches(const xml::Schema& schema, std::string_view text) {
  try {
    const xml::Document document(text, {"-", bad_payload});
    const auto problem = schema.first_problem(document);
    if (!problem) return {};
    return {{fmt::format("line {}", problem->line), problem->node, problem->expected}};
  } catch (const Error& error) {
    return {{"", "XML", error.arguments().at("expected")}};
  }
}

}  // namespace

const std::vector<PayloadKind>& payload_kinds() {
  static const std::vector<PayloadKind> kinds = {
      {"sync", "portal/DongBoHoSoMC.json", "dong_bo_ho_so.schema.json", ""},
      {"progress", "portal/CapNhatTienDoHoSoMC.json", "cap_nhat_tien_do.schema.json", ""},
      {"sync_xml", "portal/DongBoHoSoMC.xml", "dong_bo_ho_so.xsd", ""},
      {"create", "portal/CreateDossier.json", "create_dossier.schema.json", ""},
      {"steps", "portal/CapNhatTienTrinh.json", "cap_nhat_tien_trinh.schema.json", ""},
      {"birth", "portal/LienThongKhaiSinh.json", "lien_thong.schema.json", "ho_tich_khai_sinh.schema.json"},
      {"death", "portal/LienThongKhaiTu.json", "lien_thong.schema.json", "ho_tich_khai_tu.schema.json"}};
  return kinds;
}

PayloadSchemas::PayloadSchemas(const std::filesystem::path& folder) {
  for (const PayloadKind& kind : payload_kinds()) {
    if (is_xml(kind)) {
      xml_schemas_.emplace(std::string(kind.schema), std::make_shared<xml::Schema>(folder / kind.schema));
    }
    for (const std::string_view name : {kind.schema, kind.record_schema}) {
      if (!name.ends_with(".json") || schemas_.contains(name)) continue;
      schemas_.emplace(std::string(name), json_schema::JsonSchema::read(folder / name));
    }
  }
}

std::vector<SchemaBreach> PayloadSchemas::breaches(const PayloadKind& kind, std::string_view text) const {
  if (is_xml(kind)) return xml_breaches(*xml_schemas_.find(kind.schema)->second, text);
  try {
    const Json json = json_schema::parsed(text, std::string(kind.path), bad_payload);
    std::vector<SchemaBreach> found = schemas_.find(kind.schema)->second.breaches(json);
    if (!found.empty() || kind.record_schema.empty()) return found;
    found = schemas_.find(kind.record_schema)->second.breaches(civil_record(json));
    for (SchemaBreach& breach : found) breach.where.insert(0, std::string("/data"));
    return found;
  } catch (const Error& error) {
    return {{"", "JSON", error.arguments().at("detail")}};
  }
}

PayloadFile payload_file(const PayloadKind& kind, const Submission& submission, const PayloadSchemas& schemas,
                         const Places* places) {
  if (const std::string_view fact = missing_fact(kind, submission); !fact.empty()) {
    throw Error("portal.fact_missing", {{"fact", std::string(fact)}});
  }
  const std::string text = text_of(kind, submission, places);
  if (const auto breaches = schemas.breaches(kind, text); !breaches.empty()) {
    throw Error(bad_payload, {{"file", std::string(kind.path)}, {"detail", breaches.front().shown()}});
  }
  return {std::string(kind.path), is_xml(kind) ? "application/xml" : "application/json", {text.begin(), text.end()}};
}

std::vector<PayloadFile> payload_files(const Submission& submission, const PayloadSchemas& schemas,
                                       const Places* places) {
  std::vector<PayloadFile> files;
  for (const PayloadKind& kind : payload_kinds()) {
    if (missing_fact(kind, submission).empty()) files.push_back(payload_file(kind, submission, schemas, places));
  }
  return files;
}

}  // namespace hoso::portal
