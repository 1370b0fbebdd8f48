// What the program read in a dossier, and what people said of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/dossiers.hpp"
#include "store/jobs.hpp"

namespace hoso::store {

/// A page as people look at it: upright, encoded anew.
struct PagePicture {
  int number = 0;      ///< in the dossier, from 1
  std::string sha256;  ///< blob, JPEG
  int width = 0;       ///< px
  int height = 0;      ///< px
};

struct Reading {
  std::string text;  ///< blob: what was read, as engine/src/review writes it
  std::vector<PagePicture> pictures;
  Digest digest;
};

/// Keeps what a read job found: the dossier needs review. One transaction; throws Error "store.lease_lost" and keeps
/// nothing when the lease is not this worker's any more.
void keep_reading(Workspace&, const Lease&, const Reading&, double seconds, std::chrono::sys_seconds now);
/// A file made of a dossier; its bytes are in the blobs.
struct MadeFile {
  std::string kind;    ///< "package", "portal", "rehearsal", "receipt": docs/store.md lists them
  std::string sha256;  ///< empty = there is none
};
/// Keeps what a package job made, in place of what an earlier one did. Likewise.
void keep_package(Workspace&, const Lease&, const std::vector<MadeFile>&, double seconds, std::chrono::sys_seconds now);
/// The job cannot be done: the dossier is set aside. Likewise.
void keep_failure(Workspace&, const Lease&, const std::string& problem, std::chrono::sys_seconds now);

/// The blob of a kind; empty = none.
[[nodiscard]] std::string made_file(Workspace&, const std::string& dossier, const std::string& kind);
/// Of all kinds, by kind.
[[nodiscard]] std::vector<MadeFile> made_files(Workspace&, const std::string& dossier);
/// Inside a transaction.
void keep_made_file(Workspace&, const std::string& dossier, const MadeFile&);

/// Ordered by number.
[[nodiscard]] std::vector<PagePicture> pictures_of(Workspace&, const std::string& dossier);

/// confirmed: `value` is right. illegible: nobody can read it. half: one person says `value`, a second one has to.
enum class AnswerKind { confirmed, illegible, half };

/// What people say of one field.
struct Answer {
  int document = 0;   ///< index when it was given, for the history
  /// Which paper it is about, whatever becomes of the others: form id and where its first page lies ("ct01@0:1").
  std::string paper;
  std::string field;  ///< id
  AnswerKind kind = AnswerKind::confirmed;
  std::string value;  ///< as typed; empty = nothing was filled in
  std::string who;
  std::string second;  ///< the second person; empty = none
};

[[nodiscard]] std::vector<Answer> answers_of(Workspace&, const std::string& dossier);

/// Why and over what an answer is given.
struct AnswerNote {
  std::string old_value;
  std::string why;
};
/// Takes the place of what was said before. Inside a transaction.
void keep_answer(Workspace&, const std::string& dossier, const Answer&, const AnswerNote&, const Act&);
/// What is said of `from` is said of `to`, too; files of papers are counted on by `files_before`. Inside a transaction.
void copy_answers(Workspace&, const std::string& from, const std::string& to, int files_before);
/// Back to what the program read. Inside a transaction.
void drop_answer(Workspace&, const std::string& dossier, const Answer&, const Act&);

/// A field that waits for a person.
struct OpenField {
  std::string dossier;
  int document = 0;
};
/// Dossiers that need review in which this field is doubtful, oldest first.
[[nodiscard]] std::vector<OpenField> open_fields(Workspace&, const std::string& form, const std::string& field,
                                                 int limit);

struct OpenCount {
  std::string form;
  std::string field;
  int count = 0;
};
/// Fields that are doubtful somewhere, most frequent first.
[[nodiscard]] std::vector<OpenCount> open_counts(Workspace&);

struct Effort {
  int dossiers = 0;  ///< confirmed by people
  double seconds_median = 0;
  double keystrokes_median = 0;
  int today = 0;
};
[[nodiscard]] Effort effort(Workspace&, std::chrono::sys_seconds day_begins);

}  // namespace hoso::store
