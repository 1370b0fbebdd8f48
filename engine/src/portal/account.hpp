// Where dossiers are sent to, and as whom. Off unless an officer writes such a file.
#pragma once

#include <filesystem>
#include <string>

#include "portal/portal_rules.hpp"

namespace hoso::portal {

/// How long to wait, and how often to try again.
struct Patience {
  int connect_s = 10;
  int reply_s = 60;        ///< longer than portals take for a dossier; files get a second more per 100 KB
  int tries = 4;
  int first_wait_ms = 500; ///< doubles from try to try
};

/// Of the adapter of one receiving system. Secrets stay in memory and go nowhere but into calls.
struct Account {
  CallSequence calls = CallSequence::classic;
  std::string portal;      ///< id of the rules to rehearse by: "dvcqg", "igate"
  std::string user;        ///< user name, or client_id
  std::string secret;      ///< password, or client_secret
  std::string unit;        ///< classic: madonvi; newer: the code that numbers are given for
  std::string destination; ///< classic: header dstcode; empty = none
  std::filesystem::path ca_file;  ///< of the adapter's certificate; empty = the system's
  /// Paths below the adapter's URL. An empty lookup path: this adapter has no look-up.
  struct Paths {
    std::string authenticate, integrate;                            // classic
    std::string token, number, upload, create, steps, status, lookup;  // newer
  } paths;
  bool token_in_query = false;  ///< newer: ?token=… instead of an Authorization header
  Patience patience;
};

/// A JSON file (docs/portal.md) that belongs to the user and that nobody else may read or write. Throws
/// Error("account.not_private"), "account.unreadable", "account.invalid", which says where, never a value.
[[nodiscard]] Account read_account(const std::filesystem::path& file);

}  // namespace hoso::portal
