#include "store/retention.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include <hoso/error.hpp>

#include "store/audit.hpp"
#include "store/settings.hpp"

namespace hoso::store {
namespace {

namespace fs = std::filesystem;

/// Blobs that some row names.
std::set<std::string> named_files(Workspace& workspace) {
  std::set<std::string> names;
  Statement rows(workspace.database(),
                 "SELECT sha256 FROM dossier_files UNION SELECT sha256 FROM page_pictures UNION "
                 "SELECT reading FROM dossiers WHERE reading IS NOT NULL UNION SELECT sha256 FROM made_files UNION "
                 "SELECT sha256 FROM link_files UNION SELECT value FROM settings WHERE name = ?");
  rows.with(lessons_setting);
  while (rows.next()) names.insert(workspace.vault().blind(rows.text(0)));
  return names;
}

bool is_older_than_a_day(const fs::path& file, std::chrono::sys_seconds now) {
  const auto written = std::chrono::file_clock::to_sys(fs::last_write_time(file));
  return written + std::chrono::days(1) < now;
}

/// Files right in `folder` or its shards that `keep` does not name.
int erase_others(const fs::path& folder, const std::set<std::string>& keep, std::chrono::sys_seconds now) {
  std::vector<fs::path> others;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || keep.contains(entry.path().filename().string())) continue;
    if (is_older_than_a_day(entry.path(), now)) others.push_back(entry.path());
  }
  for (const fs::path& other : others) erase_file(other);
  return static_cast<int>(others.size());
}

std::vector<std::string> files_that_go(Workspace& workspace, const std::string& id) {
  std::vector<std::string> files;
  Statement rows(workspace.database(),
                 "SELECT sha256 FROM dossier_files WHERE dossier = ?1 UNION SELECT sha256 FROM page_pictures WHERE "
                 "dossier = ?1 UNION SELECT sha256 FROM made_files WHERE dossier = ?1 UNION SELECT reading FROM "
                 "dossiers WHERE id = ?1 AND reading IS NOT NULL");
  rows.with(id);
  while (rows.next()) files.push_back(rows.text(0));
  return files;
}

}  // namespace

std::vector<Summary> holdings(Workspace& workspace, const std::string& text) {
  std::vector<Summary> found;
  if (text.empty()) return found;
  Statement rows(workspace.database(),
                 "SELECT id, search_sealed FROM dossiers WHERE search_sealed IS NOT NULL "
                 "ORDER BY received_at, id");
  std::vector<std::string> ids;
  while (rows.next()) {
    if (workspace.vault().open("search", rows.bytes(1)).find(text) != std::string::npos) ids.push_back(rows.text(0));
  }
  for (const std::string& id : ids) found.push_back(dossier(workspace, id));
  return found;
}

void erase(Workspace& workspace, const std::string& id, const std::string& why, const Act& act) {
  std::vector<std::string> files;
  {
    Transaction transaction(workspace.database());
    const Summary gone = dossier(workspace, id);
    if (gone.state == State::reading) throw Error("store.wrong_state", {{"dossier", id}, {"state", "reading"}});
    files = files_that_go(workspace, id);
    if (const std::string lessons = setting(workspace, lessons_setting); !lessons.empty()) files.push_back(lessons);
    set_setting(workspace, lessons_setting, {});
    Statement(workspace.database(), "DELETE FROM dossiers WHERE id = ?").with(id).run();
    wipe_details(workspace, id);
    // Without the dossier's id: its details are not wiped, and say nothing of people.
    note(workspace, act, {"dossier-erased", {}, id, {{}, {}, why}});
    transaction.commit();
  }
  {
    // Nobody receives a file while it goes.
    const Transaction alone(workspace.database());
    const std::set<std::string> kept = named_files(workspace);
    for (const std::string& file : files) {
      if (!kept.contains(workspace.vault().blind(file))) workspace.blobs().erase(file);
    }
  }
  workspace.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::vector<std::string> expired(Workspace& workspace, std::chrono::sys_seconds before) {
  std::vector<std::string> ids;
  Statement rows(
      workspace.database(),
      "SELECT id FROM dossiers WHERE state IN ('handed_over','closed') AND closed_at < ? ORDER BY closed_at, id");
  rows.with(seconds_of(before));
  while (rows.next()) ids.push_back(rows.text(0));
  return ids;
}

int sweep(Workspace& workspace, std::chrono::sys_seconds now) {
  const Transaction alone(workspace.database());
  int erased = erase_others(workspace.blobs().folder(), named_files(workspace), now);
  erased += erase_others(workspace.scratch(), {}, now);
  return erased;
}

}  // namespace hoso::store
