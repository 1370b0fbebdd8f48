#include "store/readings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/audit.hpp"

namespace hoso::store {
namespace {

constexpr std::array<std::string_view, 3> kinds{"confirmed", "illegible", "half"};

AnswerKind kind_of(const std::string& text) {
  const auto* found = std::ranges::find(kinds, text);
  return found == kinds.end() ? AnswerKind::half : static_cast<AnswerKind>(found - kinds.begin());
}

std::string subject_of(const Answer& answer) { return fmt::format("{}/{}", answer.document, answer.field); }

void insert_pictures(Workspace& workspace, const std::string& dossier, const std::vector<PagePicture>& pictures) {
  Statement(workspace.database(), "DELETE FROM page_pictures WHERE dossier = ?").with(dossier).run();
  for (const PagePicture& picture : pictures) {
    Statement(workspace.database(),
              "INSERT INTO page_pictures(dossier, number, sha256, width, height) VALUES(?,?,?,?,?)")
        .with(dossier, picture.number, picture.sha256, picture.width, picture.height)
        .run();
  }
}

void grow_revision(Workspace& workspace, const std::string& dossier) {
  Statement(workspace.database(), "UPDATE dossiers SET revision = revision + 1 WHERE id = ?").with(dossier).run();
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

void keep_reading(Workspace& workspace, const Lease& lease, const Reading& reading, double seconds,
                  std::chrono::sys_seconds now) {
  Transaction transaction(workspace.database());
  finish(workspace, lease, seconds, now);
  insert_pictures(workspace, lease.dossier, reading.pictures);
  Statement(workspace.database(), "UPDATE dossiers SET reading = ?, pages = ? WHERE id = ?")
      .with(reading.text, static_cast<int>(reading.pictures.size()), lease.dossier)
      .run();
  set_digest(workspace, lease.dossier, reading.digest);
  move_to(workspace, lease.dossier, State::needs_review, {"hoso", now});
  transaction.commit();
}

std::string made_file(Workspace& workspace, const std::string& dossier, const std::string& kind) {
  Statement row(workspace.database(), "SELECT sha256 FROM made_files WHERE dossier = ? AND kind = ?");
  return row.with(dossier, kind).next() ? row.text(0) : std::string();
}

std::vector<MadeFile> made_files(Workspace& workspace, const std::string& dossier) {
  std::vector<MadeFile> files;
  Statement rows(workspace.database(), "SELECT kind, sha256 FROM made_files WHERE dossier = ? ORDER BY kind");
  rows.with(dossier);
  while (rows.next()) files.push_back({rows.text(0), rows.text(1)});
  return files;
}

void keep_made_file(Workspace& workspace, const std::string& dossier, const MadeFile& file) {
  Statement(workspace.database(), "INSERT OR REPLACE INTO made_files(dossier, kind, sha256) VALUES(?,?,?)")
      .with(dossier, file.kind, file.sha256)
      .run();
}

void keep_package(Workspace& workspace, const Lease& lease, const std::vector<MadeFile>& files, double seconds,
                  std::chrono::sys_seconds now) {
  Transaction transaction(workspace.database());
  finish(workspace, lease, seconds, now);
  Statement(workspace.database(), "DELETE FROM made_files WHERE dossier = ?").with(lease.dossier).run();
  for (const MadeFile& file : files) keep_made_file(workspace, lease.dossier, file);
  move_to(workspace, lease.dossier, State::packaged, {"hoso", now});
  transaction.commit();
}

void keep_failure(Workspace& workspace, const Lease& lease, const std::string& problem, std::chrono::sys_seconds now) {
  Transaction transaction(workspace.database());
  finish(workspace, lease, 0, now);
  set_aside(workspace, lease.dossier, problem, {"hoso", now});
  transaction.commit();
}

std::vector<PagePicture> pictures_of(Workspace& workspace, const std::string& dossier) {
  std::vector<PagePicture> pictures;
  Statement rows(workspace.database(),
                 "SELECT number, sha256, width, height FROM page_pictures WHERE dossier = ? ORDER BY number");
  rows.with(dossier);
  while (rows.next()) {
    pictures.push_back({static_cast<int>(rows.integer(0)), rows.text(1), static_cast<int>(rows.integer(2)),
                        static_cast<int>(rows.integer(3))});
  }
  return pictures;
}

std::vector<Answer> answers_of(Workspace& workspace, const std::string& dossier) {
  std::vector<Answer> answers;
  Statement rows(workspace.database(),
                 "SELECT document, paper, field, kind, value_sealed, who, second FROM answers WHERE dossier = ? "
                 "ORDER BY paper, field");
  rows.with(dossier);
  while (rows.next()) {
    answers.push_back({static_cast<int>(rows.integer(0)), rows.text(1), rows.text(2), kind_of(rows.text(3)),
                       workspace.vault().open("answer", rows.bytes(4)), rows.text(5), rows.text(6)});
  }
  return answers;
}

void keep_answer(Workspace& workspace, const std::string& dossier, const Answer& answer, const AnswerNote& why,
                 const Act& act) {
  const std::string_view kind = kinds[static_cast<std::size_t>(answer.kind)];
  Statement(workspace.database(),
            "INSERT INTO answers(dossier, document, paper, field, kind, value_sealed, who, second, at) "
            "VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT(dossier, paper, field) DO UPDATE SET document = excluded.document, "
            "kind = excluded.kind, value_sealed = excluded.value_sealed, who = excluded.who, "
            "second = excluded.second, at = excluded.at")
      .with(dossier, answer.document, answer.paper, answer.field, kind, workspace.vault().seal("answer", answer.value),
            answer.who, answer.second, seconds_of(act.at))
      .run();
  grow_revision(workspace, dossier);
  note(workspace, act,
       {fmt::format("field-{}", kind), dossier, subject_of(answer), {why.old_value, answer.value, why.why}});
}

void copy_answers(Workspace& workspace, const std::string& from, const std::string& to, int files_before) {
  for (const Answer& answer : answers_of(workspace, from)) {
    const std::size_t sign = answer.paper.rfind('@'), colon = answer.paper.rfind(':');
    if (sign == std::string::npos || colon == std::string::npos) continue;  // lies on no page
    const int file = std::stoi(answer.paper.substr(sign + 1, colon - sign - 1)) + files_before;
    const std::string there = fmt::format("{}@{}{}", answer.paper.substr(0, sign), file, answer.paper.substr(colon));
    Statement(workspace.database(),
              "INSERT OR IGNORE INTO answers(dossier, document, paper, field, kind, value_sealed, who, second, at) "
              "SELECT ?, document, ?, field, kind, value_sealed, who, second, at FROM answers "
              "WHERE dossier = ? AND paper = ? AND field = ?")
        .with(to, there, from, answer.paper, answer.field)
        .run();
  }
}

void drop_answer(Workspace& workspace, const std::string& dossier, const Answer& answer, const Act& act) {
  Statement(workspace.database(), "DELETE FROM answers WHERE dossier = ? AND paper = ? AND field = ?")
      .with(dossier, answer.paper, answer.field)
      .run();
  grow_revision(workspace, dossier);
  note(workspace, act, {"field-undone", dossier, subject_of(answer), {answer.value, {}, {}}});
}

std::vector<OpenField> open_fields(Workspace& workspace, const std::string& form, const std::string& field, int limit) {
  std::vector<OpenField> open;
  Statement rows(workspace.database(),
                 "SELECT dossier, document FROM doubtful_fields JOIN dossiers ON id = dossier "
                 "WHERE form = ? AND field = ? AND state = 'needs_review' ORDER BY received_at, dossier LIMIT ?");
  rows.with(form, field, limit);
  while (rows.next()) open.push_back({rows.text(0), static_cast<int>(rows.integer(1))});
  return open;
}

std::vector<OpenCount> open_counts(Workspace& workspace) {
  std::vector<OpenCount> counts;
  Statement rows(workspace.database(),
                 "SELECT form, field, count(*) AS n FROM doubtful_fields JOIN dossiers ON id = dossier "
                 "WHERE state = 'needs_review' GROUP BY form, field ORDER BY n DESC, form, field");
  while (rows.next()) counts.push_back({rows.text(0), rows.text(1), static_cast<int>(rows.integer(2))});
  return counts;
}

Effort effort(Workspace& workspace, std::chrono::sys_seconds day_begins) {
  Effort sum;
  std::vector<double> seconds, keystrokes;
  Statement rows(workspace.database(),
                 "SELECT seconds, keystrokes, confirmed_at FROM dossiers WHERE confirmed_at IS NOT NULL");
  while (rows.next()) {
    seconds.push_back(rows.number(0));
    keystrokes.push_back(rows.number(1));
    if (rows.integer(2) >= seconds_of(day_begins)) ++sum.today;
  }
  sum.dossiers = static_cast<int>(seconds.size());
  sum.seconds_median = median(std::move(seconds));
  sum.keystrokes_median = median(std::move(keystrokes));
  return sum;
}

}  // namespace hoso::store
