#include "store/schema.hpp"

#include <fmt/format.h>

#include <array>
#include <system_error>

#include <hoso/error.hpp>

#include "files/durable_files.hpp"
#include "store/vault.hpp"

namespace hoso::store {
namespace {

// Times are seconds since 1970 UTC. Columns that end in _sealed went through the vault.
constexpr const char* version_1 = R"(
CREATE TABLE dossiers(
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  procedure TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  received_by TEXT NOT NULL,
  channel TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  reading TEXT,
  forms TEXT NOT NULL DEFAULT '',
  pages INTEGER NOT NULL DEFAULT 0,
  doubts INTEGER NOT NULL DEFAULT 0,
  blocking INTEGER NOT NULL DEFAULT 0,
  name_sealed BLOB,
  search_sealed BLOB,
  problem TEXT,
  wishes_sealed BLOB,
  seconds REAL NOT NULL DEFAULT 0,
  keystrokes INTEGER NOT NULL DEFAULT 0,
  confirmed_at INTEGER,
  closed_at INTEGER
);
CREATE UNIQUE INDEX dossier_content ON dossiers(content) WHERE state <> 'closed';
CREATE INDEX dossier_state ON dossiers(state, received_at);
CREATE TABLE dossier_files(
  dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  name_sealed BLOB NOT NULL,
  PRIMARY KEY(dossier, position)
);
CREATE INDEX dossier_file_content ON dossier_files(sha256);
CREATE TABLE page_pictures(
  dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  PRIMARY KEY(dossier, number)
);
CREATE TABLE made_files(
  dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY(dossier, kind)
);
CREATE TABLE answers(
  dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
  document INTEGER NOT NULL,
  paper TEXT NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  value_sealed BLOB NOT NULL,
  who TEXT NOT NULL,
  second TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  PRIMARY KEY(dossier, paper, field)
);
CREATE TABLE doubtful_fields(
  dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
  document INTEGER NOT NULL,
  form TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY(dossier, document, field)
);
CREATE INDEX doubtful_field ON doubtful_fields(form, field);
CREATE TABLE jobs(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  token INTEGER NOT NULL DEFAULT 0,
  worker TEXT NOT NULL DEFAULT '',
  lease_until INTEGER NOT NULL DEFAULT 0,
  seconds REAL NOT NULL DEFAULT 0,
  done_at INTEGER
);
CREATE INDEX job_state ON jobs(state, id);
CREATE UNIQUE INDEX job_open ON jobs(dossier, kind) WHERE state IN ('queued','leased');
CREATE TABLE audit(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  dossier TEXT NOT NULL,
  subject TEXT NOT NULL,
  digest TEXT NOT NULL,
  salt TEXT,
  details_sealed BLOB,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_dossier ON audit(dossier, seq);
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE OF seq, at, who, action, dossier, subject, digest, previous, hash ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TABLE accounts(
  name TEXT PRIMARY KEY,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE sessions(
  token TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts(name) ON DELETE CASCADE,
  csrf TEXT NOT NULL,
  expires INTEGER NOT NULL
);
CREATE TABLE links(
  token TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  expires INTEGER NOT NULL
);
CREATE TABLE link_files(
  token TEXT NOT NULL REFERENCES links(token) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  name_sealed BLOB NOT NULL
);
CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL);
)";

/// Entry i brings version i to i + 1.
constexpr std::array steps{version_1};
static_assert(steps.size() == schema_version);

void not_written(const std::filesystem::path& path, const std::error_code& failure) {
  if (failure) throw Error("output.not_written", {{"path", path.string()}, {"detail", failure.message()}});
}

/// A copy of the store under a name of this process's own.
std::filesystem::path copy_into(Database& database, const std::filesystem::path& backups) {
  std::error_code failure;
  std::filesystem::create_directories(backups, failure);
  not_written(backups, failure);
  auto copy = backups / fmt::format("copy-{}.db", random_hex(8));
  Statement(database, "VACUUM INTO ?").with(copy.string()).run();
  return copy;
}

}  // namespace

int version_of(const Database& database) {
  Statement version(database, "PRAGMA user_version");
  return version.next() ? static_cast<int>(version.integer(0)) : 0;
}

void migrate(Database& database, const std::filesystem::path& backups, std::span<const char* const> to_take) {
  const int found = version_of(database), wanted = static_cast<int>(to_take.size());
  if (found == wanted) return;
  if (found > wanted) throw Error("store.newer", {{"detail", std::to_string(found)}});
  // VACUUM cannot run in a transaction; whether the copy is of the old store shows in ours.
  const std::filesystem::path copy = found > 0 ? copy_into(database, backups) : std::filesystem::path();
  Transaction transaction(database);
  std::error_code failure;
  if (version_of(database) != found) {
    std::filesystem::remove(copy, failure);
    return;
  }
  if (found > 0) {
    std::filesystem::rename(copy, backups / fmt::format("store-v{}-before-v{}.db", found, wanted), failure);
    not_written(copy, failure);
    files::sync_folder(backups);
  }
  for (const char* step : to_take.subspan(static_cast<std::size_t>(found))) database.execute(step);
  database.execute(fmt::format("PRAGMA user_version = {}", wanted));
  transaction.commit();
}

void migrate(Database& database, const std::filesystem::path& backups) { migrate(database, backups, steps); }

}  // namespace hoso::store
