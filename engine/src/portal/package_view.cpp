#include "portal/package_view.hpp"

#include <array>
#include <filesystem>

namespace hoso::portal {
namespace {

std::string_view text_of(const Bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// What packages hold beside papers.
bool is_own(std::string_view path) {
  static constexpr std::array own = {std::string_view("dossier.xml"), std::string_view("report.html"),
                                     std::string_view("SHA256SUMS")};
  for (const std::string_view name : own) {
    if (path == name) return true;
  }
  return path.starts_with("schema/") || path.starts_with("portal/") || path.ends_with(".p7s");
}

}  // namespace

PackageView::PackageView(const PackageFiles& files) : files_(files) {
  for (const auto& [path, bytes] : files) {
    bytes_ += bytes.size();
    if (path.starts_with("portal/") && path.ends_with(".json")) {
      json_schema::Json json = json_schema::Json::parse(text_of(bytes), nullptr, false);
      if (!json.is_discarded()) payloads_.emplace(path, std::move(json));
    }
    if (!is_own(path)) papers_.push_back({path, std::filesystem::path(path).filename().string(), text_of(bytes)});
  }
}

const json_schema::Json* PackageView::payload(std::string_view path) const {
  const auto found = payloads_.find(path);
  return found == payloads_.end() ? nullptr : &found->second;
}

std::string_view PackageView::text(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? std::string_view() : text_of(found->second);
}

std::string text_at(const json_schema::Place& place) {
  if (place.value->is_string()) return place.value->get<std::string>();
  return place.value->is_number() ? place.value->dump() : std::string();
}

PackageFiles package_root(const PackageFiles& files) {
  constexpr std::string_view dossier = "dossier.xml";
  const std::string* found = nullptr;
  for (const auto& [path, bytes] : files) {
    const bool fits = path == dossier || path.ends_with("/dossier.xml");
    if (fits && (!found || path.size() < found->size())) found = &path;
  }
  if (!found) return files;
  const std::string folder = found->substr(0, found->size() - dossier.size());
  PackageFiles below;
  for (const auto& [path, bytes] : files) {
    if (path.starts_with(folder)) below.emplace(path.substr(folder.size()), bytes);
  }
  return below;
}

std::string procedure_in(const PackageFiles& files) {
  const PackageView view(files);
  constexpr std::pair<const char*, const char*> named[] = {{"portal/DongBoHoSoMC.json", "/data/*/MaTTHC"},
                                                           {"portal/CreateDossier.json", "/MaTTHC"}};
  for (const auto& [path, pointer] : named) {
    const json_schema::Json* json = view.payload(path);
    if (!json) continue;
    for (const auto& place : json_schema::places_at(*json, pointer)) return text_at(place);
  }
  return {};
}

}  // namespace hoso::portal
