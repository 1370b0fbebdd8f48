// The history: who did what, when, why. Entries are only added, and each holds the hash of the one before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/workspace.hpp"

namespace hoso::store {

/// What changed. May tell about people: sealed, and wiped when the dossier is erased.
struct AuditDetails {
  std::string old_value;
  std::string new_value;
  std::string why;
};

struct AuditEvent {
  std::string action;   ///< "dossier-received", "field-corrected", …: docs/store.md lists them
  std::string dossier;  ///< id; empty = the workspace as a whole
  std::string subject;  ///< "0/full_name": document and field; empty = none
  AuditDetails details;
};

struct AuditEntry {
  std::int64_t number = 0;  ///< from 1, without gaps
  std::chrono::sys_seconds at;
  std::string who;
  AuditEvent event;
  bool wiped = false;  ///< its details were erased with the dossier
  std::string hash;    ///< lower-case hex
};

/// Adds one entry. Call inside the transaction that makes the change, so that neither is there without the other.
void note(Workspace&, const Act&, const AuditEvent&);

/// Of one dossier, oldest first; of an empty id all.
[[nodiscard]] std::vector<AuditEntry> history(Workspace&, const std::string& dossier);

struct AuditVerdict {
  std::int64_t entries = 0;
  std::string head;                       ///< hash of the last entry; 64 zeros when there is none
  std::optional<std::int64_t> broken_at;  ///< number of the first entry that is not what was written
  std::string reason;                     ///< "gap", "chain", "hash", "details"; empty = whole
};

/// Dossiers that entries behind number `seen` are about, each once; `seen` moves on to the last entry.
[[nodiscard]] std::vector<std::string> changed_since(Workspace&, std::int64_t& seen);

/// Recomputes the whole chain. That the newest entries were cut off shows only against a head that was kept elsewhere.
[[nodiscard]] AuditVerdict verify_audit(Workspace&);

/// Whether an entry with this hash is in the chain.
[[nodiscard]] bool holds_entry(Workspace&, const std::string& hash);

/// Takes the details out of a dossier's entries; the chain stays whole. Inside a transaction.
void wipe_details(Workspace&, const std::string& dossier);

}  // namespace hoso::store
