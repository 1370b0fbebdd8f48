#include "store/audit.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <hoso/sha256.hpp>

namespace hoso::store {
namespace {

constexpr const char* purpose = "audit";

std::string digest_of(std::string_view text) {
  return sha256_hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string text_of(const AuditDetails& details) {
  return nlohmann::json{{"old", details.old_value}, {"new", details.new_value}, {"why", details.why}}.dump();
}

AuditDetails details_of(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  return {json.at("old").get<std::string>(), json.at("new").get<std::string>(), json.at("why").get<std::string>()};
}

/// What a row's hash is over. Lengths go before the texts, so that no two rows give the same bytes.
struct Link {
  std::int64_t number = 0;
  std::int64_t at = 0;
  std::string who, action, dossier, subject, digest, previous;

  [[nodiscard]] std::string hash() const {
    std::string bytes = fmt::format("{}\n{}\n", number, at);
    for (const std::string* text : {&who, &action, &dossier, &subject, &digest, &previous}) {
      bytes += fmt::format("{}:{}\n", text->size(), *text);
    }
    return digest_of(bytes);
  }
};

const std::string no_entry(64, '0');

constexpr const char* columns = "seq, at, who, action, dossier, subject, digest, previous, hash, salt, details_sealed";

Link link_of(const Statement& row) {
  return {row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)};
}

AuditEntry entry_of(const Statement& row, const Vault& vault) {
  Link link = link_of(row);
  AuditEntry entry;
  entry.number = link.number;
  entry.at = std::chrono::sys_seconds(std::chrono::seconds(link.at));
  entry.who = std::move(link.who);
  entry.event = {std::move(link.action), std::move(link.dossier), std::move(link.subject), {}};
  entry.wiped = row.is_null(10);
  if (!entry.wiped) entry.event.details = details_of(vault.open(purpose, row.bytes(10)));
  entry.hash = row.text(8);
  return entry;
}

/// Empty = as it was written after `last`.
std::string fault_of(const Statement& row, const Link& link, const AuditVerdict& last, const Vault& vault) {
  if (link.number != last.entries + 1) return "gap";
  if (link.previous != last.head) return "chain";
  if (link.hash() != row.text(8)) return "hash";
  if (row.is_null(10)) return {};
  return digest_of(row.text(9) + vault.open(purpose, row.bytes(10))) == link.digest ? "" : "details";
}

}  // namespace

void note(Workspace& workspace, const Act& act, const AuditEvent& event) {
  Link link{0, seconds_of(act.at), act.who, event.action, event.dossier, event.subject, {}, no_entry};
  Statement last(workspace.database(), "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
  if (last.next()) {
    link.number = last.integer(0);
    link.previous = last.text(1);
  }
  ++link.number;
  const std::string details = text_of(event.details);
  const std::string salt = random_hex(16);
  link.digest = digest_of(salt + details);
  Statement(workspace.database(),
            "INSERT INTO audit(seq, at, who, action, dossier, subject, digest, previous, hash, salt, details_sealed) "
            "VALUES(?,?,?,?,?,?,?,?,?,?,?)")
      .with(link.number, link.at, link.who, link.action, link.dossier, link.subject, link.digest, link.previous,
            link.hash(), salt, workspace.vault().seal(purpose, details))
      .run();
}

std::vector<AuditEntry> history(Workspace& workspace, const std::string& dossier) {
  Statement rows(workspace.database(),
                 fmt::format("SELECT {} FROM audit WHERE ?1 = '' OR dossier = ?1 ORDER BY seq", columns));
  rows.with(dossier);
  std::vector<AuditEntry> entries;
  while (rows.next()) entries.push_back(entry_of(rows, workspace.vault()));
  return entries;
}

std::vector<std::string> changed_since(Workspace& workspace, std::int64_t& seen) {
  Statement rows(workspace.database(),
                 "SELECT dossier, max(seq) FROM audit WHERE seq > ? GROUP BY dossier ORDER BY max(seq)");
  rows.with(seen);
  std::vector<std::string> changed;
  while (rows.next()) {
    seen = rows.integer(1);
    if (!rows.text(0).empty()) changed.push_back(rows.text(0));
  }
  return changed;
}

AuditVerdict verify_audit(Workspace& workspace) {
  AuditVerdict verdict;
  verdict.head = no_entry;
  Statement rows(workspace.database(), fmt::format("SELECT {} FROM audit ORDER BY seq", columns));
  while (rows.next()) {
    const Link link = link_of(rows);
    verdict.reason = fault_of(rows, link, verdict, workspace.vault());
    if (!verdict.reason.empty()) {
      verdict.broken_at = link.number;
      return verdict;
    }
    verdict.entries = link.number;
    verdict.head = rows.text(8);
  }
  return verdict;
}

bool holds_entry(Workspace& workspace, const std::string& hash) {
  return hash == no_entry || Statement(workspace.database(), "SELECT 1 FROM audit WHERE hash = ?").with(hash).next();
}

void wipe_details(Workspace& workspace, const std::string& dossier) {
  Statement(workspace.database(), "UPDATE audit SET salt = NULL, details_sealed = NULL WHERE dossier = ?")
      .with(dossier)
      .run();
}

}  // namespace hoso::store
