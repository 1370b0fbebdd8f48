// Dossiers from reception to hand-over.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/wishes.hpp"
#include "store/workspace.hpp"

namespace hoso::store {

/// received → reading → needs_review → confirmed → packaged → handed_over. `set_aside`: the program cannot go on with
/// it by itself, and `problem` says why. `closed`: its pages went into another dossier.
enum class State { received, reading, needs_review, confirmed, packaged, handed_over, set_aside, closed };

[[nodiscard]] std::string_view word(State);
/// Nullopt for a word that is none.
[[nodiscard]] std::optional<State> state_of(std::string_view word);

/// A file of a dossier; its bytes are in the blobs.
struct StoredFile {
  std::string sha256;
  std::string name;  ///< as the user named it; may tell about people
};

/// What comes in.
struct Reception {
  std::vector<StoredFile> files;  ///< at least one
  std::string procedure;          ///< national code; empty = not said
  std::string channel;            ///< "upload", "watch", "scan", "phone", "import", "kiosk", "split"
  PageWishes wishes;              ///< empty = all pages
};

struct Received {
  std::string id;
  bool known = false;  ///< the same pages were there already: `id` is that dossier's
};

/// What lists show of a dossier.
struct Summary {
  std::string id;  ///< "261127-0003": day of reception in Vietnam, count of that day
  State state = State::received;
  std::string procedure;
  std::chrono::sys_seconds received_at;
  std::string received_by;
  std::string channel;
  int revision = 1;                ///< grows with every change
  std::string reading;             ///< blob: what the program read; empty = not read yet
  std::vector<std::string> forms;  ///< ids
  int pages = 0;
  int doubts = 0;       ///< fields that wait for a person
  int blocking = 0;     ///< blocking findings
  std::string name;     ///< the applicant's; empty = not known
  std::string problem;  ///< why it was set aside: a code of docs/errors.md; empty = it was not
  double seconds = 0;   ///< that people spent on it
  int keystrokes = 0;
  std::optional<std::chrono::sys_seconds> confirmed_at;
};

/// One page of a list of dossiers.
struct Listing {
  std::vector<Summary> dossiers;
  int total = 0;  ///< that match
};

struct Query {
  std::optional<State> state;
  std::string procedure;  ///< empty = any
  std::string text;       ///< part of the search text, folded like it; empty = any
  int offset = 0;
  int limit = 50;
};

/// What searching and lists need of a dossier's present values.
struct Digest {
  std::vector<std::string> forms;
  int doubts = 0;
  int blocking = 0;
  std::string name;
  std::string search;  ///< folded: names without diacritics, identity numbers
  struct Doubt {
    int document = 0;
    std::string form;
    std::string field;
  };
  std::vector<Doubt> doubtful;
};

/// A dossier whose files are in the blobs. Queues its reading.
[[nodiscard]] Received receive(Workspace&, const Reception&, const Act&);

/// Throws Error "store.unknown_dossier".
[[nodiscard]] Summary dossier(Workspace&, const std::string& id);
/// Those that need review first, then newest first.
[[nodiscard]] Listing list(Workspace&, const Query&);
[[nodiscard]] std::map<State, int> counts(Workspace&);
/// Those that people confirmed and nobody opened again, the oldest confirmation first.
[[nodiscard]] std::vector<Summary> confirmed(Workspace&);
[[nodiscard]] std::vector<StoredFile> files_of(Workspace&, const std::string& id);
[[nodiscard]] PageWishes wishes_of_dossier(Workspace&, const std::string& id);

/// Throws Error "store.wrong_state" unless the life of a dossier has this step. Inside a transaction.
void move_to(Workspace&, const std::string& id, State to, const Act&);
/// Sets a dossier aside; `problem` is a code. Inside a transaction.
void set_aside(Workspace&, const std::string& id, const std::string& problem, const Act&);
/// Inside a transaction; the revision grows.
void set_digest(Workspace&, const std::string& id, const Digest&);
void set_procedure(Workspace&, const std::string& id, const std::string& procedure, const Act&);
/// Adds to what people spent on it.
void add_effort(Workspace&, const std::string& id, double seconds, int keystrokes);
/// Pages read otherwise: back to `received`, and its reading is queued. Answers stay. Throws Error "store.wrong_state".
void read_again(Workspace&, const std::string& id, const PageWishes&, const Act&);

/// The files of `other` follow those of `id`, whose pages become `wishes`; `id` is read again, `other` is closed.
/// Throws Error "store.wrong_state".
void take_files(Workspace&, const std::string& id, const std::string& other, const PageWishes& wishes, const Act&);

}  // namespace hoso::store
