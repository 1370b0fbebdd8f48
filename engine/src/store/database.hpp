// SQLite, as much of it as the store needs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace hoso::store {

using Bytes = std::vector<std::uint8_t>;

/// One connection. Used by one thread at a time; any number of processes may have the same file open.
/// All members throw Error "store.busy" when another process keeps the file for longer than 30 s, and "store.failed",
/// which names SQLite's complaint and no value.
class Database {
 public:
  /// Write-ahead log, synchronous=FULL (what was committed outlives a power failure), foreign keys on, deleted content
  /// overwritten.
  explicit Database(const std::filesystem::path& file);

  /// Statements without parameters or results, divided by ';'.
  void execute(const std::string& sql);
  [[nodiscard]] int changed_rows() const;
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3*) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// One prepared statement. Values are bound by place, from 1; columns count from 0.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);

  template <class... Values>
  Statement& with(const Values&... values) {
    int place = 0;
    (bind(++place, values), ...);
    return *this;
  }
  /// Whether there is one more row.
  bool next();
  /// For statements without rows.
  void run() {
    while (next()) {
    }
  }

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double number(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] Bytes bytes(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt*) const;
  };
  void bind(int place, std::int64_t value);
  void bind(int place, int value) { bind(place, static_cast<std::int64_t>(value)); }
  void bind(int place, double value);
  void bind(int place, std::string_view value);
  void bind(int place, const std::string& value) { bind(place, std::string_view(value)); }
  void bind(int place, const char* value) { bind(place, std::string_view(value)); }
  void bind(int place, const Bytes& value);
  void bind(int place, std::nullptr_t);
  template <class Value>
  void bind(int place, const std::optional<Value>& value) {
    if (value)
      bind(place, *value);
    else
      bind(place, nullptr);
  }

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Takes the right to write at once, so that what is read inside stays true. Rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  /// Durable when it returns.
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace hoso::store
