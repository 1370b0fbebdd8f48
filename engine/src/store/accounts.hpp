// Who may work with the store, and who is signed in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/workspace.hpp"

namespace hoso::store {

/// reader: looks. officer: reviews and hands over. supervisor: accounts and erasing, too.
enum class Role { reader, officer, supervisor };

[[nodiscard]] std::string_view word(Role);
[[nodiscard]] std::optional<Role> role_of(std::string_view word);

struct Account {
  std::string name;  ///< small letters, digits, '.', '_', '-'; 2 to 32
  std::string display_name;
  Role role = Role::reader;
  bool active = true;
};

/// Shorter passwords are refused (NIST SP 800-63B asks for 8; offices share desks).
inline constexpr std::size_t shortest_password = 10;
/// A session ends after this long without a request.
inline constexpr std::chrono::hours session_lasts{8};

/// Passwords are kept as Argon2id (RFC 9106) hashes. Throws Error "account.bad_name", "account.short_password",
/// "account.exists".
void add_account(Workspace&, const Account&, const std::string& password, const Act&);
/// Other sessions of the account end. Throws "account.short_password", "account.unknown".
void set_password(Workspace&, const std::string& name, const std::string& password, const Act&);
/// An account that is not active cannot sign in; its name stays in the history. Throws "account.unknown".
void set_active(Workspace&, const std::string& name, bool active, const Act&);
[[nodiscard]] std::vector<Account> accounts(Workspace&);

struct Session {
  Account account;
  std::string token;  ///< for the cookie; the store keeps its hash only
  std::string csrf;   ///< for the header
};

/// Nullopt = wrong name or password, which take the same time.
[[nodiscard]] std::optional<Session> sign_in(Workspace&, const std::string& name, const std::string& password,
                                             const Act&);
/// Nullopt = no session, or it is over. Using a session prolongs it.
[[nodiscard]] std::optional<Session> session(Workspace&, const std::string& token, std::chrono::sys_seconds now);
void sign_out(Workspace&, const std::string& token);

/// A link that works for whoever has it, for a while.
struct Link {
  std::string kind;   ///< "setup", "phone"
  std::string owner;  ///< account for which it works; empty = none
};
/// The secret in a new link.
[[nodiscard]] std::string make_link(Workspace&, const Link&, std::chrono::sys_seconds expires);
/// Nullopt = not known, used, or expired.
[[nodiscard]] std::optional<Link> link(Workspace&, const std::string& token, std::chrono::sys_seconds now);
/// It works no more. False = somebody else was quicker.
bool use_link(Workspace&, const std::string& token);

/// A file that came by a link and waits for the others.
struct LinkFile {
  std::string sha256;
  std::string name;
};
void add_link_file(Workspace&, const std::string& token, const LinkFile&);
[[nodiscard]] std::vector<LinkFile> link_files(Workspace&, const std::string& token);

}  // namespace hoso::store
