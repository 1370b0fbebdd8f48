#include "store/accounts.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

#include "store/audit.hpp"

namespace hoso::store {
namespace {

constexpr std::array<std::string_view, 3> roles{"reader", "officer", "supervisor"};

/// What is in the database does not open a session.
std::string hash_of(const std::string& token) {
  return sha256_hex({reinterpret_cast<const std::uint8_t*>(token.data()), token.size()});
}

std::string password_hash(const std::string& password) {
  if (password.size() < shortest_password) {
    throw Error("account.short_password", {{"count", std::to_string(shortest_password)}});
  }
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (sodium_init() < 0 ||
      crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw Error("store.failed", {{"detail", "no memory for the password"}});
  }
  hash.resize(hash.find('\0'));
  return hash;
}

bool is_name(const std::string& name) {
  return name.size() >= 2 && name.size() <= 32 && std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
         });
}

Account account_of(const Statement& row) {
  return {row.text(0), row.text(1), role_of(row.text(2)).value_or(Role::reader), row.integer(3) != 0};
}

constexpr const char* columns = "SELECT name, display_name, role, active, password FROM accounts";

void require_changed(Workspace& workspace, const std::string& name) {
  if (workspace.database().changed_rows() == 0) throw Error("account.unknown", {{"account", name}});
}

void end_sessions(Workspace& workspace, const std::string& name) {
  Statement(workspace.database(), "DELETE FROM sessions WHERE account = ?").with(name).run();
}

bool matches(const std::string& hash, const std::string& password) {
  return sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace

std::string_view word(Role role) { return roles[static_cast<std::size_t>(role)]; }

std::optional<Role> role_of(std::string_view text) {
  const auto* found = std::ranges::find(roles, text);
  if (found == roles.end()) return std::nullopt;
  return static_cast<Role>(found - roles.begin());
}

void add_account(Workspace& workspace, const Account& account, const std::string& password, const Act& act) {
  if (!is_name(account.name)) throw Error("account.bad_name");
  const std::string hash = password_hash(password);
  Transaction transaction(workspace.database());
  Statement(workspace.database(), "INSERT OR IGNORE INTO accounts(name, display_name, role, password) VALUES(?,?,?,?)")
      .with(account.name, account.display_name, word(account.role), hash)
      .run();
  if (workspace.database().changed_rows() == 0) throw Error("account.exists", {{"account", account.name}});
  note(workspace, act, {"account-added", {}, account.name, {{}, std::string(word(account.role)), {}}});
  transaction.commit();
}

void set_password(Workspace& workspace, const std::string& name, const std::string& password, const Act& act) {
  const std::string hash = password_hash(password);
  Transaction transaction(workspace.database());
  Statement(workspace.database(), "UPDATE accounts SET password = ? WHERE name = ?").with(hash, name).run();
  require_changed(workspace, name);
  end_sessions(workspace, name);
  note(workspace, act, {"account-password", {}, name, {}});
  transaction.commit();
}

void set_active(Workspace& workspace, const std::string& name, bool active, const Act& act) {
  Transaction transaction(workspace.database());
  Statement(workspace.database(), "UPDATE accounts SET active = ? WHERE name = ?").with(active ? 1 : 0, name).run();
  require_changed(workspace, name);
  end_sessions(workspace, name);
  note(workspace, act, {active ? "account-opened" : "account-closed", {}, name, {}});
  transaction.commit();
}

std::vector<Account> accounts(Workspace& workspace) {
  std::vector<Account> all;
  Statement rows(workspace.database(), std::string(columns) + " ORDER BY name");
  while (rows.next()) all.push_back(account_of(rows));
  return all;
}

std::optional<Session> sign_in(Workspace& workspace, const std::string& name, const std::string& password,
                               const Act& act) {
  Statement row(workspace.database(), std::string(columns) + " WHERE name = ? AND active = 1");
  const bool known = row.with(name).next();
  // Somebody without an account waits as long as somebody with a wrong password.
  static const std::string nobody = password_hash(random_hex(16));
  if (!matches(known ? row.text(4) : nobody, password) || !known) return std::nullopt;
  Session made{account_of(row), random_hex(32), random_hex(32)};
  row.run();
  Transaction transaction(workspace.database());
  Statement(workspace.database(), "DELETE FROM sessions WHERE expires < ?").with(seconds_of(act.at)).run();
  Statement(workspace.database(), "INSERT INTO sessions(token, account, csrf, expires) VALUES(?,?,?,?)")
      .with(hash_of(made.token), name, made.csrf, seconds_of(act.at + session_lasts))
      .run();
  note(workspace, {name, act.at}, {"account-signed-in", {}, name, {}});
  transaction.commit();
  return made;
}

std::optional<Session> session(Workspace& workspace, const std::string& token, std::chrono::sys_seconds now) {
  Statement row(workspace.database(),
                "SELECT name, display_name, role, active, csrf, expires FROM sessions JOIN accounts ON name = account "
                "WHERE token = ? AND expires > ? AND active = 1");
  if (token.empty() || !row.with(hash_of(token), seconds_of(now)).next()) return std::nullopt;
  Session found{account_of(row), token, row.text(4)};
  // A write for each request would be many.
  const auto left = std::chrono::seconds(row.integer(5) - seconds_of(now));
  row.run();
  if (left < session_lasts / 2) {
    Statement(workspace.database(), "UPDATE sessions SET expires = ? WHERE token = ?")
        .with(seconds_of(now + session_lasts), hash_of(token))
        .run();
  }
  return found;
}

void sign_out(Workspace& workspace, const std::string& token) {
  Statement(workspace.database(), "DELETE FROM sessions WHERE token = ?").with(hash_of(token)).run();
}

std::string make_link(Workspace& workspace, const Link& link, std::chrono::sys_seconds expires) {
  std::string token = random_hex(16);
  Statement(workspace.database(), "INSERT INTO links(token, kind, owner, expires) VALUES(?,?,?,?)")
      .with(hash_of(token), link.kind, link.owner, seconds_of(expires))
      .run();
  return token;
}

std::optional<Link> link(Workspace& workspace, const std::string& token, std::chrono::sys_seconds now) {
  Statement row(workspace.database(), "SELECT kind, owner FROM links WHERE token = ? AND expires > ?");
  if (!row.with(hash_of(token), seconds_of(now)).next()) return std::nullopt;
  return Link{row.text(0), row.text(1)};
}

bool use_link(Workspace& workspace, const std::string& token) {
  Statement(workspace.database(), "DELETE FROM links WHERE token = ?").with(hash_of(token)).run();
  return workspace.database().changed_rows() == 1;
}

void add_link_file(Workspace& workspace, const std::string& token, const LinkFile& file) {
  Statement(workspace.database(), "INSERT INTO link_files(token, sha256, name_sealed) VALUES(?,?,?)")
      .with(hash_of(token), file.sha256, workspace.vault().seal("file name", file.name))
      .run();
}

std::vector<LinkFile> link_files(Workspace& workspace, const std::string& token) {
  std::vector<LinkFile> files;
  Statement rows(workspace.database(), "SELECT sha256, name_sealed FROM link_files WHERE token = ? ORDER BY rowid");
  rows.with(hash_of(token));
  while (rows.next()) files.push_back({rows.text(0), workspace.vault().open("file name", rows.bytes(1))});
  return files;
}

}  // namespace hoso::store
