#include "store/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include <hoso/error.hpp>

#include "store/audit.hpp"

namespace hoso::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* description_name = "hoso-workspace.json";

void copy_one(const fs::path& from, const fs::path& to) {
  std::error_code failure;
  fs::create_directories(to.parent_path(), failure);
  if (!failure) fs::copy_file(from, to, fs::copy_options::skip_existing, failure);
  if (failure) throw Error("output.not_written", {{"path", to.string()}, {"detail", failure.message()}});
}

/// Everything on the disk that `folder` is on: cheaper than file by file, and copies are large.
void sync_all(const fs::path& folder) {
  const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool done = opened >= 0 && syncfs(opened) == 0;
  if (opened >= 0) close(opened);
  if (!done) throw Error("output.not_written", {{"path", folder.string()}, {"detail", "sync"}});
}

void copy_folder(const fs::path& from, const fs::path& to) {
  std::error_code failure;
  fs::create_directories(to, failure);
  if (!failure) fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::skip_existing, failure);
  if (failure) throw Error("output.not_written", {{"path", to.string()}, {"detail", failure.message()}});
}

void require_free(const fs::path& folder) {
  std::error_code absent;
  if (fs::exists(folder, absent) && !fs::is_empty(folder, absent)) {
    throw Error("store.not_empty", {{"path", folder.string()}});
  }
}

/// Files of rows of the copied database, not of today's: the copy is of one moment.
int copy_files(Database& copied, const Workspace& workspace, const fs::path& to) {
  int count = 0;
  Statement rows(copied,
                 "SELECT sha256 FROM dossier_files UNION SELECT sha256 FROM page_pictures UNION "
                 "SELECT reading FROM dossiers WHERE reading IS NOT NULL UNION SELECT sha256 FROM made_files");
  while (rows.next()) {
    const fs::path from = workspace.blobs().place_of(rows.text(0));
    if (!fs::is_regular_file(from)) throw Error("store.file_missing", {{"sha256", rows.text(0)}});
    copy_one(from, to / "files" / fs::relative(from, workspace.blobs().folder()));
    ++count;
  }
  return count;
}

int rows_in(Database& database) {
  Statement row(database, "SELECT count(*) FROM dossiers");
  return row.next() ? static_cast<int>(row.integer(0)) : 0;
}

void require_sound(Workspace& workspace) {
  Statement check(workspace.database(), "PRAGMA integrity_check");
  if (!check.next() || check.text(0) != "ok") throw Error("store.damaged", {{"detail", "integrity_check"}});
  const AuditVerdict audit = verify_audit(workspace);
  if (audit.broken_at) {
    throw Error("store.damaged", {{"detail", fmt::format("audit {} ({})", *audit.broken_at, audit.reason)}});
  }
}

}  // namespace

BackupCount back_up(Workspace& workspace, const fs::path& to, const Act& act) {
  require_free(to);
  for (const char* name : {"files", "spool", "backups", "scratch"}) fs::create_directories(to / name);
  {
    Transaction transaction(workspace.database());
    note(workspace, act, {"store-backup", {}, {}, {}});
    transaction.commit();
  }
  Statement(workspace.database(), "VACUUM INTO ?").with((to / "hoso.db").string()).run();
  Database copied(to / "hoso.db");
  const BackupCount count{rows_in(copied), copy_files(copied, workspace, to)};
  copied.execute(
      "DELETE FROM sessions; DELETE FROM links; UPDATE jobs SET state = 'queued', worker = '' WHERE state = 'leased'");
  sync_all(to);
  copy_one(workspace.folder() / description_name, to / description_name);
  sync_all(to);
  return count;
}

BackupCount require_whole(Workspace& workspace) {
  require_sound(workspace);
  BackupCount count{rows_in(workspace.database()), 0};
  Statement rows(workspace.database(),
                 "SELECT sha256 FROM dossier_files UNION SELECT sha256 FROM page_pictures UNION "
                 "SELECT reading FROM dossiers WHERE reading IS NOT NULL UNION SELECT sha256 FROM made_files");
  while (rows.next()) {
    static_cast<void>(workspace.blobs().get(rows.text(0)));
    ++count.files;
  }
  return count;
}

BackupCount restore(const fs::path& backup, const fs::path& to, const SecretSource& secret) {
  if (!is_workspace(backup)) throw Error("store.no_workspace", {{"path", backup.string()}});
  require_free(to);
  fs::create_directories(to);
  for (const auto& entry : fs::directory_iterator(backup)) {
    if (entry.path().filename() == description_name) continue;
    if (entry.is_directory())
      copy_folder(entry.path(), to / entry.path().filename());
    else
      copy_one(entry.path(), to / entry.path().filename());
  }
  sync_all(to);
  copy_one(backup / description_name, to / description_name);
  sync_all(to);
  try {
    Workspace restored(to, secret);
    return require_whole(restored);
  } catch (const Error&) {
    fs::remove(to / description_name);  // a folder without it is no workspace
    throw;
  }
}

}  // namespace hoso::store
