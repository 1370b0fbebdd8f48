#include "intake/drop_folder.hpp"

#include <fmt/format.h>

#include <hoso/error.hpp>

namespace hoso::intake {
namespace {

namespace fs = std::filesystem;

Diagnostic problem(const std::string& code, const std::string& file, MessageArguments arguments = {}) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = Severity::warning;
  diagnostic.file = file;
  diagnostic.arguments = std::move(arguments);
  return diagnostic;
}

bool looks_the_same(const FolderEntry& left, const FolderEntry& right) {
  return left.kind == right.kind && left.files == right.files && left.misfit == right.misfit &&
         left.ready == right.ready;
}

/// What is wrong with an entry before it is opened; empty = nothing.
std::string fault_of(const FolderEntry& entry) {
  if (entry.kind == EntryKind::other) return "intake.no_paper";
  if (is_unfinished_name(entry.name)) return "intake.unfinished";
  return entry.misfit.empty() ? "" : "intake.misfit";
}

}  // namespace

DropFolder::DropFolder(store::Workspace& workspace, DropSettings settings)
    : workspace_(workspace), settings_(std::move(settings)), taken_(settings_.folder, workspace.spool()) {
  static_cast<void>(entries_of(settings_.folder));
  // Links on the way to the folder are the office's own; below it there are none.
  settings_.folder = fs::canonical(settings_.folder);
}

bool DropFolder::has_settled(const Seen& seen, Instant now) const {
  const bool patient = seen.entry.kind == EntryKind::folder && !seen.entry.ready;
  return now - seen.since >= settings_.settle * (patient ? folder_patience : 1);
}

DropReport DropFolder::look(Instant now, const store::Act& act) {
  DropReport report;
  std::map<std::string, Seen> before = std::move(seen_);
  seen_.clear();
  for (FolderEntry& entry : entries_of(settings_.folder)) {
    // An empty folder, or one with the marker alone, is none yet.
    if (entry.kind == EntryKind::folder && entry.files.empty() && entry.misfit.empty()) continue;
    const auto known = before.find(entry.name);
    const bool same = known != before.end() && looks_the_same(known->second.entry, entry);
    const std::string name = entry.name;
    Seen& seen = seen_[name] = same ? std::move(known->second) : Seen{std::move(entry), now, false};
    if (seen.settled) continue;
    if (has_settled(seen, now))
      judge(seen, now, act, report);
    else if (seen.told.empty())
      ++report.waiting;
  }
  return report;
}

void DropFolder::tell(Seen& seen, Diagnostic what, DropReport& report) {
  if (seen.told == what.code) return;
  seen.told = what.code;
  report.problems.push_back(std::move(what));
}

void DropFolder::judge(Seen& seen, Instant now, const store::Act& act, DropReport& report) {
  seen.settled = true;
  if (taken_.knows(seen.entry)) return;
  if (const std::string fault = fault_of(seen.entry); !fault.empty()) {
    return tell(seen, problem(fault, seen.entry.name, {{"detail", seen.entry.misfit}}), report);
  }
  try {
    take(seen, act, report);
  } catch (const Error& error) {
    if (error.code() == "store.file_missing") {
      // Another dossier with the same file was erased in between; the next look puts it there again.
      seen.settled = false;
      ++report.waiting;
      return;
    }
    // The store's own troubles concern every file; these are about this one.
    if (!error.code().starts_with("input.") && !error.code().starts_with("limit.")) {
      seen.settled = false;
      throw;
    }
    if (error.code() == "input.not_found" || error.code() == "input.changed") {
      seen.settled = false;
      seen.since = now;
    }
    tell(seen, problem(error.code(), seen.entry.name, error.arguments()), report);
  }
}

void DropFolder::take(Seen& seen, const store::Act& act, DropReport& report) {
  const fs::path place = settings_.folder / seen.entry.name;
  store::Reception reception;
  reception.procedure = settings_.procedure;
  reception.channel = "watch";
  for (const FileMark& file : seen.entry.files) {
    const fs::path path = seen.entry.kind == EntryKind::folder ? place / file.name : place;
    const Bytes bytes = read_whole(path, settings_.most_bytes, Links::refuse);
    // Straight into the blobs: a copy in the spool would lie unsealed in a sealed workspace.
    reception.files.push_back({workspace_.blobs().put(bytes), file.name});
  }
  const store::Received received = store::receive(workspace_, reception, act);
  report.taken.push_back({seen.entry.name, received});
  if (taken_.put_aside(seen.entry) == TakenFiles::Outcome::changed) {
    // Another file came in its place while this one was taken: it is new.
    seen.settled = false;
    seen.entry.files.clear();
    ++report.waiting;
  }
}

}  // namespace hoso::intake
