#include "store/dossiers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <sstream>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>
#include <hoso/vietnam_time.hpp>

#include "store/audit.hpp"
#include "store/jobs.hpp"

namespace hoso::store {
namespace {

constexpr std::array<std::string_view, 8> words{"received", "reading",     "needs_review", "confirmed",
                                                "packaged", "handed_over", "set_aside",    "closed"};

/// The life of a dossier.
bool may_follow(State from, State to) {
  switch (to) {
    case State::received:
      return from != State::handed_over && from != State::closed;
    case State::reading:
      return from == State::received || from == State::reading;
    case State::needs_review:
      return from != State::received && from != State::handed_over && from != State::closed;
    case State::confirmed:
      return from == State::needs_review;
    case State::packaged:
      return from == State::confirmed || from == State::packaged;
    case State::handed_over:
      return from == State::packaged;
    case State::set_aside:
      return from != State::handed_over && from != State::closed;
    case State::closed:
      return from != State::handed_over && from != State::closed;
  }
  return false;
}

/// The same pages of the same files give the same text, whatever their names.
std::string content_of(const Reception& reception) {
  std::string text;
  std::vector<std::string> parts;
  for (const StoredFile& file : reception.files) parts.push_back(file.sha256);
  if (reception.wishes.empty()) std::ranges::sort(parts);
  text = fmt::format("{}", fmt::join(parts, " "));
  for (const PageWish& wish : reception.wishes) text += fmt::format(" {}:{}", wish.file, wish.page);
  return sha256_hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// "261127" in Viet Nam.
std::string day_of(std::chrono::sys_seconds time) {
  const VietnamClock clock(time);
  return fmt::format("{:02}{:02}{:02}", clock.year % 100, clock.month, clock.day);
}

/// The counter stays when dossiers go: an id is never given twice.
std::string new_id(Workspace& workspace, std::chrono::sys_seconds now) {
  const std::string day = day_of(now);
  Statement counted(workspace.database(),
                    "INSERT INTO settings(name, value) VALUES(?, '1') "
                    "ON CONFLICT(name) DO UPDATE SET value = value + 1 RETURNING value");
  counted.with("count." + day).next();
  const std::string id = fmt::format("{}-{:04}", day, std::stol(counted.text(0)));
  counted.run();
  return id;
}

constexpr const char* columns =
    "id, state, procedure, received_at, received_by, channel, revision, reading, forms, pages, doubts, "
    "blocking, name_sealed, problem, seconds, keystrokes, confirmed_at";

std::chrono::sys_seconds time_of(std::int64_t seconds) {
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

std::vector<std::string> listed(const std::string& text) {
  std::istringstream words_of(text);
  return {std::istream_iterator<std::string>(words_of), {}};
}

Summary summary_of(const Statement& row, const Vault& vault) {
  Summary summary;
  summary.id = row.text(0);
  summary.state = state_of(row.text(1)).value_or(State::set_aside);
  summary.procedure = row.text(2);
  summary.received_at = time_of(row.integer(3));
  summary.received_by = row.text(4);
  summary.channel = row.text(5);
  summary.revision = static_cast<int>(row.integer(6));
  summary.reading = row.text(7);
  summary.forms = listed(row.text(8));
  summary.pages = static_cast<int>(row.integer(9));
  summary.doubts = static_cast<int>(row.integer(10));
  summary.blocking = static_cast<int>(row.integer(11));
  if (!row.is_null(12)) summary.name = vault.open("name", row.bytes(12));
  summary.problem = row.text(13);
  summary.seconds = row.number(14);
  summary.keystrokes = static_cast<int>(row.integer(15));
  if (!row.is_null(16)) summary.confirmed_at = time_of(row.integer(16));
  return summary;
}

std::string wanted(const Query& query) {
  std::string sql = " FROM dossiers WHERE (?1 = '' OR state = ?1) AND (?2 = '' OR procedure = ?2)";
  if (!query.state) sql += " AND state <> 'closed'";
  return sql;
}

constexpr const char* order = " ORDER BY state <> 'needs_review', received_at DESC, id DESC";

/// Names are sealed, so that the searching is done here and not by SQL.
Listing searched(Workspace& workspace, const Query& query) {
  Statement rows(workspace.database(), fmt::format("SELECT {}, search_sealed{}{}", columns, wanted(query), order));
  rows.with(query.state ? word(*query.state) : std::string_view(), query.procedure);
  Listing listing;
  while (rows.next()) {
    const bool found =
        rows.text(0).find(query.text) != std::string::npos ||
        (!rows.is_null(17) && workspace.vault().open("search", rows.bytes(17)).find(query.text) != std::string::npos);
    if (!found) continue;
    const int number = listing.total++;
    if (number < query.offset || std::ssize(listing.dossiers) >= query.limit) continue;
    listing.dossiers.push_back(summary_of(rows, workspace.vault()));
  }
  return listing;
}

State state_in(Workspace& workspace, const std::string& id) {
  Statement row(workspace.database(), "SELECT state FROM dossiers WHERE id = ?");
  if (!row.with(id).next()) throw Error("store.unknown_dossier", {{"dossier", id}});
  return state_of(row.text(0)).value_or(State::set_aside);
}

void insert_files(Workspace& workspace, const std::string& id, const std::vector<StoredFile>& files) {
  int position = 0;
  for (const StoredFile& file : files) {
    Statement(workspace.database(), "INSERT INTO dossier_files(dossier, position, sha256, name_sealed) VALUES(?,?,?,?)")
        .with(id, position++, file.sha256, workspace.vault().seal("file name", file.name))
        .run();
  }
}

void require_files(const Workspace& workspace, const Reception& reception) {
  if (reception.files.empty()) throw Error("store.no_files");
  for (const StoredFile& file : reception.files) {
    if (!workspace.blobs().has(file.sha256)) throw Error("store.file_missing", {{"sha256", file.sha256}});
  }
}

}  // namespace

std::string_view word(State state) { return words[static_cast<std::size_t>(state)]; }

std::optional<State> state_of(std::string_view text) {
  const auto* found = std::ranges::find(words, text);
  if (found == words.end()) return std::nullopt;
  return static_cast<State>(found - words.begin());
}

Received receive(Workspace& workspace, const Reception& reception, const Act& act) {
  const std::string content = content_of(reception);
  Transaction transaction(workspace.database());
  // In here, because erasing another dossier may take the files of this one until its rows name them.
  require_files(workspace, reception);
  Statement known(workspace.database(), "SELECT id FROM dossiers WHERE content = ? AND state <> 'closed'");
  if (known.with(content).next()) return {known.text(0), true};
  const std::string id = new_id(workspace, act.at);
  Statement(workspace.database(),
            "INSERT INTO dossiers(id, state, procedure, content, received_at, received_by, channel, wishes_sealed) "
            "VALUES(?,'received',?,?,?,?,?,?)")
      .with(id, reception.procedure, content, seconds_of(act.at), act.who, reception.channel,
            workspace.vault().seal("wishes", wishes_text(reception.wishes)))
      .run();
  insert_files(workspace, id, reception.files);
  note(workspace, act, {"dossier-received", id, reception.channel, {}});
  enqueue(workspace, id, JobKind::read);
  transaction.commit();
  return {id, false};
}

Summary dossier(Workspace& workspace, const std::string& id) {
  Statement row(workspace.database(), fmt::format("SELECT {} FROM dossiers WHERE id = ?", columns));
  if (!row.with(id).next()) throw Error("store.unknown_dossier", {{"dossier", id}});
  return summary_of(row, workspace.vault());
}

Listing list(Workspace& workspace, const Query& query) {
  if (!query.text.empty()) return searched(workspace, query);
  const std::string_view state = query.state ? word(*query.state) : std::string_view();
  Listing listing;
  Statement total(workspace.database(), "SELECT count(*)" + wanted(query));
  if (total.with(state, query.procedure).next()) listing.total = static_cast<int>(total.integer(0));
  Statement rows(workspace.database(), fmt::format("SELECT {}{}{} LIMIT ?3 OFFSET ?4", columns, wanted(query), order));
  rows.with(state, query.procedure, query.limit, query.offset);
  while (rows.next()) listing.dossiers.push_back(summary_of(rows, workspace.vault()));
  return listing;
}

std::vector<Summary> confirmed(Workspace& workspace) {
  std::vector<Summary> dossiers;
  Statement rows(workspace.database(),
                 fmt::format("SELECT {} FROM dossiers WHERE confirmed_at IS NOT NULL AND reading IS NOT NULL "
                             "AND state IN ('confirmed','packaged','handed_over') ORDER BY confirmed_at, id",
                             columns));
  while (rows.next()) dossiers.push_back(summary_of(rows, workspace.vault()));
  return dossiers;
}

std::map<State, int> counts(Workspace& workspace) {
  std::map<State, int> counted;
  Statement rows(workspace.database(), "SELECT state, count(*) FROM dossiers GROUP BY state");
  while (rows.next()) {
    if (const auto state = state_of(rows.text(0))) counted[*state] = static_cast<int>(rows.integer(1));
  }
  return counted;
}

std::vector<StoredFile> files_of(Workspace& workspace, const std::string& id) {
  std::vector<StoredFile> files;
  Statement rows(workspace.database(),
                 "SELECT sha256, name_sealed FROM dossier_files WHERE dossier = ? ORDER BY position");
  rows.with(id);
  while (rows.next()) files.push_back({rows.text(0), workspace.vault().open("file name", rows.bytes(1))});
  return files;
}

PageWishes wishes_of_dossier(Workspace& workspace, const std::string& id) {
  Statement row(workspace.database(), "SELECT wishes_sealed FROM dossiers WHERE id = ?");
  if (!row.with(id).next()) throw Error("store.unknown_dossier", {{"dossier", id}});
  return wishes_of(workspace.vault().open("wishes", row.bytes(0)));
}

void move_to(Workspace& workspace, const std::string& id, State to, const Act& act) {
  const State from = state_in(workspace, id);
  if (!may_follow(from, to)) {
    throw Error("store.wrong_state", {{"dossier", id}, {"state", std::string(word(from))}});
  }
  Statement(workspace.database(),
            "UPDATE dossiers SET state = ?2, revision = revision + 1, problem = NULL, "
            "confirmed_at = CASE WHEN ?2 = 'confirmed' THEN ?3 ELSE confirmed_at END, "
            "closed_at = CASE WHEN ?2 IN ('handed_over','closed') THEN ?3 ELSE closed_at END WHERE id = ?1")
      .with(id, word(to), seconds_of(act.at))
      .run();
  note(workspace, act, {fmt::format("dossier-{}", word(to)), id, {}, {}});
}

void set_aside(Workspace& workspace, const std::string& id, const std::string& problem, const Act& act) {
  move_to(workspace, id, State::set_aside, act);
  Statement(workspace.database(), "UPDATE dossiers SET problem = ? WHERE id = ?").with(problem, id).run();
}

void set_digest(Workspace& workspace, const std::string& id, const Digest& digest) {
  Statement(workspace.database(),
            "UPDATE dossiers SET forms = ?, doubts = ?, blocking = ?, name_sealed = ?, search_sealed = ?, "
            "revision = revision + 1 WHERE id = ?")
      .with(fmt::format("{}", fmt::join(digest.forms, " ")), digest.doubts, digest.blocking,
            workspace.vault().seal("name", digest.name), workspace.vault().seal("search", digest.search), id)
      .run();
  Statement(workspace.database(), "DELETE FROM doubtful_fields WHERE dossier = ?").with(id).run();
  for (const Digest::Doubt& doubt : digest.doubtful) {
    Statement(workspace.database(),
              "INSERT OR IGNORE INTO doubtful_fields(dossier, document, form, field) VALUES(?,?,?,?)")
        .with(id, doubt.document, doubt.form, doubt.field)
        .run();
  }
}

void set_procedure(Workspace& workspace, const std::string& id, const std::string& procedure, const Act& act) {
  Transaction transaction(workspace.database());
  const Summary before = dossier(workspace, id);
  if (before.state == State::handed_over || before.state == State::closed) {
    throw Error("store.wrong_state", {{"dossier", id}, {"state", std::string(word(before.state))}});
  }
  Statement(workspace.database(), "UPDATE dossiers SET procedure = ?, revision = revision + 1 WHERE id = ?")
      .with(procedure, id)
      .run();
  note(workspace, act, {"dossier-procedure", id, {}, {before.procedure, procedure, {}}});
  transaction.commit();
}

void add_effort(Workspace& workspace, const std::string& id, double seconds, int keystrokes) {
  Statement(workspace.database(), "UPDATE dossiers SET seconds = seconds + ?, keystrokes = keystrokes + ? WHERE id = ?")
      .with(seconds, keystrokes, id)
      .run();
}

namespace {

void queue_reading(Workspace& workspace, const std::string& id, const PageWishes& wishes, const Act& act) {
  move_to(workspace, id, State::received, act);
  Statement(workspace.database(), "UPDATE dossiers SET wishes_sealed = ? WHERE id = ?")
      .with(workspace.vault().seal("wishes", wishes_text(wishes)), id)
      .run();
  enqueue(workspace, id, JobKind::read);
}

}  // namespace

void read_again(Workspace& workspace, const std::string& id, const PageWishes& wishes, const Act& act) {
  Transaction transaction(workspace.database());
  queue_reading(workspace, id, wishes, act);
  transaction.commit();
}

void take_files(Workspace& workspace, const std::string& id, const std::string& other, const PageWishes& wishes,
                const Act& act) {
  Transaction transaction(workspace.database());
  std::vector<StoredFile> files = files_of(workspace, id);
  for (StoredFile& file : files_of(workspace, other)) files.push_back(std::move(file));
  Statement(workspace.database(), "DELETE FROM dossier_files WHERE dossier = ?").with(id).run();
  insert_files(workspace, id, files);
  note(workspace, act, {"dossier-merged", id, other, {}});
  queue_reading(workspace, id, wishes, act);
  move_to(workspace, other, State::closed, act);
  transaction.commit();
}

}  // namespace hoso::store
