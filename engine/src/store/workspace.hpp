// A workspace: the folder in which an office keeps its dossiers.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "store/blobs.hpp"
#include "store/database.hpp"
#include "store/vault.hpp"

namespace hoso::store {

/// Who does something, when. `who`: an account's name, or "hoso" for the program itself.
struct Act {
  std::string who;
  std::chrono::sys_seconds at;
};

[[nodiscard]] std::int64_t seconds_of(std::chrono::sys_seconds time);

/// Asked for the secret of a sealed workspace only: it may cost a question to a person.
using SecretSource = std::function<std::string()>;

/// One process's view of a workspace. Used by one thread; open one for each. The folder holds
///   hoso-workspace.json  format and sealing
///   hoso.db              dossiers, queue, history, accounts
///   files/               originals, readings, page pictures and packages by content
///   spool/               files taken from a watched folder, until they are in the store
///   backups/             copies made before the tables change
///   scratch/             files being written
class Workspace {
 public:
  /// Throws Error "store.no_workspace", "store.newer", "store.wrong_key", "store.locked" (sealed, and no secret
  /// source).
  explicit Workspace(const std::filesystem::path& folder, const SecretSource& secret = nullptr);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path spool() const { return folder_ / "spool"; }
  [[nodiscard]] std::filesystem::path backups() const { return folder_ / "backups"; }
  [[nodiscard]] std::filesystem::path scratch() const { return folder_ / "scratch"; }
  [[nodiscard]] const Vault& vault() const { return vault_; }
  [[nodiscard]] const Blobs& blobs() const { return blobs_; }
  [[nodiscard]] Database& database() { return database_; }

  /// Another connection for another thread, with the key that this one has.
  [[nodiscard]] Workspace again() const { return {folder_, vault_}; }

 private:
  Workspace(const std::filesystem::path& folder, Vault vault);

  std::filesystem::path folder_;
  Vault vault_;
  Database database_;
  Blobs blobs_;
};

/// Makes `folder` a workspace; with a secret, all that tells of people is sealed. Throws Error "store.is_workspace",
/// "store.not_empty", "output.not_written".
void make_workspace(const std::filesystem::path& folder, const std::string& secret);

/// Whether a folder is one.
[[nodiscard]] bool is_workspace(const std::filesystem::path& folder);

}  // namespace hoso::store
