#include "store/workspace.hpp"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include <hoso/error.hpp>

#include "files/durable_files.hpp"
#include "store/schema.hpp"

namespace hoso::store {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr const char* description_name = "hoso-workspace.json";

fs::path description_file(const fs::path& folder) { return folder / description_name; }

Json description_of(const fs::path& folder) {
  std::ifstream stream(description_file(folder), std::ios::binary);
  if (!stream) throw Error("store.no_workspace", {{"path", folder.string()}});
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("format")) throw Error("store.damaged", {{"detail", description_name}});
  if (json.at("format").get<int>() > format) throw Error("store.newer", {{"detail", json.at("format").dump()}});
  return json;
}

Vault vault_of(const fs::path& folder, const SecretSource& secret) {
  const Json json = description_of(folder);
  if (!json.contains("sealing")) return {};
  if (!secret) throw Error("store.locked");
  const Json& sealing = json.at("sealing");
  return opened_vault({sealing.at("salt").get<std::string>(), sealing.at("check").get<std::string>()}, secret());
}

void require_free(const fs::path& folder) {
  if (is_workspace(folder)) throw Error("store.is_workspace", {{"path", folder.string()}});
  std::error_code absent;
  if (fs::exists(folder, absent) && !fs::is_empty(folder, absent)) {
    throw Error("store.not_empty", {{"path", folder.string()}});
  }
}

void make_folders(const fs::path& folder) {
  for (const char* name : {"files", "spool", "backups", "scratch"}) {
    std::error_code failure;
    fs::create_directories(folder / name, failure);
    if (failure) throw Error("output.not_written", {{"path", (folder / name).string()}, {"detail", failure.message()}});
  }
  fs::permissions(folder, fs::perms::owner_all);
  files::sync_folder(folder);
}

}  // namespace

std::int64_t seconds_of(std::chrono::sys_seconds time) { return time.time_since_epoch().count(); }

Workspace::Workspace(const fs::path& folder, const SecretSource& secret) : Workspace(folder, vault_of(folder, secret)) {
  migrate(database_, backups());
}

Workspace::Workspace(const fs::path& folder, Vault vault)
    : folder_(fs::absolute(folder)),
      vault_(std::move(vault)),
      database_(folder_ / "hoso.db"),
      blobs_(folder_ / "files", folder_ / "scratch", vault_) {}

bool is_workspace(const fs::path& folder) {
  std::error_code absent;
  return fs::is_regular_file(description_file(folder), absent);
}

void make_workspace(const fs::path& folder, const std::string& secret) {
  require_free(folder);
  make_folders(folder);
  Json json{{"format", format}};
  if (!secret.empty()) {
    const Sealing sealing = new_vault(secret).sealing;
    json["sealing"] = {{"salt", sealing.salt}, {"check", sealing.check}};
  }
  {
    Database database(folder / "hoso.db");
    migrate(database, folder / "backups");
  }
  // Last: a folder without it is no workspace yet.
  const std::string text = json.dump(2) + "\n";
  files::write_durably(description_file(folder), {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  files::sync_folder(folder);
}

}  // namespace hoso::store
