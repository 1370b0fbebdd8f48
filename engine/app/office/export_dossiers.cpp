#include "export_dossiers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <hoso/error.hpp>

#include "exports/csv.hpp"
#include "file_kind.hpp"
#include "files/durable_files.hpp"
#include "messages.hpp"
#include "open_workspace.hpp"
#include "store/audit.hpp"
#include "store/readings.hpp"
#include "store_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

void write(const fs::path& file, std::string_view text) {
  files::write_durably(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// The names under which a dossier's files are exported, in its order.
Json write_originals(const store::Workspace& workspace, const std::vector<store::StoredFile>& originals,
                     const fs::path& folder) {
  Json list = Json::array();
  int number = 0;
  for (const store::StoredFile& original : originals) {
    const store::Bytes bytes = workspace.blobs().get(original.sha256);
    const std::string name = fmt::format("original-{:02}{}", ++number, extension_of(bytes));
    files::write_durably(folder / name, bytes);
    list.push_back({{"file", name}, {"name", original.name}, {"sha256", original.sha256}});
  }
  return list;
}

/// Kinds are words of this program; one that is none (a changed database) must not become a path either.
bool is_plain_word(const std::string& kind) {
  return !kind.empty() && std::ranges::all_of(kind, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

Json write_made(store::Workspace& workspace, const store::Summary& dossier, const fs::path& folder) {
  Json list = Json::array();
  std::vector<store::MadeFile> made = store::made_files(workspace, dossier.id);
  if (!dossier.reading.empty()) made.push_back({"reading", dossier.reading});
  for (const store::MadeFile& file : made) {
    if (!is_plain_word(file.kind)) throw Error("store.damaged", {{"detail", "made_files"}});
    if (file.sha256.empty()) continue;
    const store::Bytes bytes = workspace.blobs().get(file.sha256);
    const std::string name = fmt::format("{}{}", file.kind, extension_of(bytes));
    files::write_durably(folder / name, bytes);
    list.push_back({{"file", name}, {"kind", file.kind}, {"sha256", file.sha256}});
  }
  return list;
}

exports::Table history_table(const std::vector<store::AuditEntry>& entries) {
  exports::Table table{"history", {}, {}};
  for (const char* id : {"number", "at", "who", "action", "subject", "old", "new", "why", "hash"}) {
    table.columns.push_back({id, id});
  }
  for (const store::AuditEntry& entry : entries) {
    const store::AuditDetails& details = entry.event.details;
    table.rows.push_back({{std::to_string(entry.number)},
                          {iso_text(entry.at)},
                          {entry.who},
                          {entry.event.action},
                          {entry.event.subject},
                          {details.old_value},
                          {details.new_value},
                          {details.why},
                          {entry.hash}});
  }
  return table;
}

Json history_json(const std::vector<store::AuditEntry>& entries) {
  Json list = Json::array();
  for (const store::AuditEntry& entry : entries) {
    const store::AuditDetails& details = entry.event.details;
    list.push_back({{"number", entry.number},
                    {"at", iso_text(entry.at)},
                    {"who", entry.who},
                    {"action", entry.event.action},
                    {"subject", entry.event.subject},
                    {"old", details.old_value},
                    {"new", details.new_value},
                    {"why", details.why},
                    {"hash", entry.hash}});
  }
  return list;
}

void fill(store::Workspace& workspace, const store::Summary& dossier, const fs::path& folder) {
  Json json = dossier_json(dossier);
  json["files"] = write_originals(workspace, store::files_of(workspace, dossier.id), folder);
  json["made_files"] = write_made(workspace, dossier, folder);
  const std::vector<store::AuditEntry> entries = store::history(workspace, dossier.id);
  json["history"] = history_json(entries);
  write(folder / "history.csv", exports::csv_of(history_table(entries), exports::Head::ids, ','));
  write(folder / "dossier.json", json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

/// `to` is whole or not there.
void export_one(store::Workspace& workspace, const store::Summary& dossier, const fs::path& out) {
  const fs::path to = out / dossier.id;
  if (fs::exists(to)) throw Error("output.not_written", {{"path", to.string()}, {"detail", "exists"}});
  const files::TemporaryFolder made(out, dossier.id);
  fill(workspace, dossier, made.path());
  files::sync_folder(made.path());
  std::error_code failure;
  fs::rename(made.path(), to, failure);
  if (failure) throw Error("output.not_written", {{"path", to.string()}, {"detail", failure.message()}});
  files::sync_folder(out);
}

void make_folder(const fs::path& out) {
  std::error_code failure;
  fs::create_directories(out, failure);
  if (failure) throw Error("output.not_written", {{"path", out.string()}, {"detail", failure.message()}});
}

}  // namespace

ExitCode export_dossiers(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  // All of them are there before anything is written.
  std::vector<store::Summary> dossiers;
  for (const auto& id : line.files) dossiers.push_back(store::dossier(workspace, id.string()));
  make_folder(line.out);
  Json list = Json::array();
  for (const store::Summary& dossier : dossiers) {
    export_one(workspace, dossier, line.out);
    list.push_back({{"id", dossier.id}, {"folder", (line.out / dossier.id).string()}});
    if (!line.json) fmt::print("{}\n", printable((line.out / dossier.id).string()));
  }
  if (line.json) print_json({{"dossiers", std::move(list)}});
  return ExitCode::packaged;
}

}  // namespace hoso::app
