#include "store/database.hpp"

#include <sqlite3.h>

#include <hoso/error.hpp>

namespace hoso::store {
namespace {

/// A committing process holds the file for milliseconds; one that holds it for this long hangs.
constexpr int patience_ms = 30'000;

[[noreturn]] void fail(sqlite3* handle) {
  const int code = handle ? sqlite3_errcode(handle) : SQLITE_NOMEM;
  if ((code & 0xff) == SQLITE_BUSY) throw Error("store.busy");
  throw Error("store.failed", {{"detail", handle ? sqlite3_errmsg(handle) : "no memory"}});
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Database::Database(const std::filesystem::path& file) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(handle);
  sqlite3_busy_timeout(handle, patience_ms);
  execute(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
      "PRAGMA trusted_schema=OFF");
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle_.get());
}

int Database::changed_rows() const { return sqlite3_changes(handle_.get()); }
std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

Statement::Statement(const Database& database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) fail(database.handle());
}

bool Statement::next() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      fail(sqlite3_db_handle(statement_.get()));
  }
}

void Statement::bind(int place, std::int64_t value) { sqlite3_bind_int64(statement_.get(), place, value); }
void Statement::bind(int place, double value) { sqlite3_bind_double(statement_.get(), place, value); }
void Statement::bind(int place, std::nullptr_t) { sqlite3_bind_null(statement_.get(), place); }

void Statement::bind(int place, std::string_view value) {
  sqlite3_bind_text64(statement_.get(), place, value.data() ? value.data() : "", value.size(), SQLITE_TRANSIENT,
                      SQLITE_UTF8);
}

void Statement::bind(int place, const Bytes& value) {
  if (value.empty())
    sqlite3_bind_zeroblob(statement_.get(), place, 0);
  else
    sqlite3_bind_blob64(statement_.get(), place, value.data(), value.size(), SQLITE_TRANSIENT);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::number(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::string Statement::text(int column) const {
  const Bytes all = bytes(column);
  return {all.begin(), all.end()};
}

Bytes Statement::bytes(int column) const {
  const auto* begin = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  if (!begin) return {};
  return {begin, begin + sqlite3_column_bytes(statement_.get(), column)};
}

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  // What cannot be rolled back was rolled back by SQLite itself.
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace hoso::store
