#include "audit_command.hpp"

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "messages.hpp"
#include "open_workspace.hpp"
#include "store/audit.hpp"
#include "store_text.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

/// Nullopt = whole.
std::optional<Diagnostic> fault_of(store::Workspace& workspace, const store::AuditVerdict& verdict,
                                   const std::string& head) {
  if (verdict.broken_at) {
    return diagnostic_of(
        Error("store.broken_audit", {{"number", std::to_string(*verdict.broken_at)}, {"detail", verdict.reason}}));
  }
  if (!head.empty() && !store::holds_entry(workspace, head)) {
    return diagnostic_of(
        Error("store.broken_audit", {{"number", std::to_string(verdict.entries + 1)}, {"detail", "head"}}));
  }
  return std::nullopt;
}

ExitCode verify(store::Workspace& workspace, const CommandLine& line) {
  const store::AuditVerdict verdict = store::verify_audit(workspace);
  const auto fault = fault_of(workspace, verdict, line.stored.head);
  if (line.json) {
    print_json({{"entries", verdict.entries},
                {"head", verdict.head},
                {"whole", !fault},
                {"broken_at", verdict.broken_at ? Json(*verdict.broken_at) : Json()},
                {"reason", fault ? fault->arguments.at("detail") : std::string()}});
  } else {
    fmt::print("{} {}\n{}\n", verdict.entries, say(line, {"mục, mã của mục cuối:", "entries, hash of the last:"}),
               verdict.head);
  }
  if (!fault) return ExitCode::packaged;
  print_messages({&*fault, 1}, line.language);
  return ExitCode::needs_review;
}

Json json_of(const store::AuditEntry& entry) {
  return {{"number", entry.number},
          {"at", iso_text(entry.at)},
          {"who", entry.who},
          {"action", entry.event.action},
          {"dossier", entry.event.dossier},
          {"subject", entry.event.subject},
          {"old", entry.event.details.old_value},
          {"new", entry.event.details.new_value},
          {"why", entry.event.details.why},
          {"wiped", entry.wiped},
          {"hash", entry.hash}};
}

std::vector<std::string> row_of(const store::AuditEntry& entry) {
  const store::AuditDetails& details = entry.event.details;
  const bool changed = !details.old_value.empty() || !details.new_value.empty();
  return {std::to_string(entry.number),
          clock_text(entry.at),
          entry.who,
          entry.event.action,
          entry.event.dossier,
          entry.event.subject,
          changed ? fmt::format("{} → {}", details.old_value, details.new_value) : std::string(),
          details.why};
}

ExitCode show(store::Workspace& workspace, const CommandLine& line) {
  const std::vector<store::AuditEntry> entries = store::history(workspace, line.stored.dossier);
  // The history of an erased dossier stays, so that the dossier need not be there.
  if (entries.empty() && !line.stored.dossier.empty()) {
    throw Error("store.unknown_dossier", {{"dossier", line.stored.dossier}});
  }
  if (line.json) {
    Json list = Json::array();
    for (const store::AuditEntry& entry : entries) list.push_back(json_of(entry));
    print_json({{"entries", std::move(list)}});
    return ExitCode::packaged;
  }
  std::vector<std::vector<std::string>> rows;
  for (const store::AuditEntry& entry : entries) rows.push_back(row_of(entry));
  fmt::print("{}", table(rows));
  return ExitCode::packaged;
}

}  // namespace

ExitCode audit_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  return line.stored.audit == AuditAction::verify ? verify(workspace, line) : show(workspace, line);
}

}  // namespace hoso::app
