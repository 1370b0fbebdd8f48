// The officer's desk: dossiers as they stand, and what is done to them.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>

#include "pipeline/run.hpp"
#include "review/answers.hpp"
#include "review/lessons.hpp"
#include "store/readings.hpp"

namespace hoso::review {

struct DeskSetup {
  Catalogue forms;                             ///< and remembered variants of them
  std::shared_ptr<pipeline::Pipeline> checks;  ///< field and validate stages; the host that built it outlives the desk
  Limits limits;
  TwoPersonFields two_person;
};

/// A dossier as it stands: read, answered, judged.
struct OpenDossier {
  store::Summary summary;
  Dossier dossier;
  std::vector<store::Answer> answers;
  std::vector<store::PagePicture> pictures;
};

enum class Action { confirm, correct, illegible, undo };

struct Change {
  int document = 0;
  std::string field;
  Action action = Action::confirm;
  std::string value;  ///< for `correct`: as typed; empty = nothing was filled in
  std::string why;
};

/// A field that a person must look at.
struct OpenPlace {
  int document = 0;
  std::string field;
};

/// Any thread; each brings its own Workspace. All that changes a dossier throws Error "store.unknown_dossier",
/// "store.wrong_state" where its state does not allow it, "store.unread" before it was read.
class Desk {
 public:
  explicit Desk(DeskSetup setup) : setup_(std::move(setup)), types_(setup_.checks) {}

  [[nodiscard]] const Catalogue& forms() const { return setup_.forms; }
  [[nodiscard]] const FieldTypes& types() const { return types_; }
  [[nodiscard]] const TwoPersonFields& two_person() const { return setup_.two_person; }

  /// Read and answered, not judged: findings are those of the pictures only, and confidences what each field says for
  /// itself. Documents are empty before it was read.
  [[nodiscard]] OpenDossier unjudged(store::Workspace&, const std::string& id) const;
  /// The same, judged.
  [[nodiscard]] OpenDossier open(store::Workspace&, const std::string& id) const;

  /// A reading with the office's lessons and people's answers in it.
  [[nodiscard]] Dossier answered(store::Workspace&, Dossier reading, const std::vector<store::Answer>&) const;
  /// `dossier` judged; nothing is kept.
  [[nodiscard]] Dossier judged(store::Workspace&, Dossier dossier, std::chrono::sys_seconds now) const;

  /// What a person says of fields. Throws Error "store.unknown_field".
  OpenDossier change(store::Workspace&, const std::string& id, std::span<const Change> changes,
                     const store::Act&) const;
  /// A row more at the end of a table, or one less: those behind it move up.
  OpenDossier add_row(store::Workspace&, const std::string& id, int document, const std::string& table,
                      const store::Act&) const;
  struct RowPlace {
    int document = 0;
    std::string table;
    int row = 0;
  };
  OpenDossier remove_row(store::Workspace&, const std::string& id, const RowPlace&, const store::Act&) const;

  /// Fields that keep the dossier from being confirmed.
  [[nodiscard]] std::vector<OpenPlace> open_places(const OpenDossier&) const;
  /// All doubts are settled: the package is queued. Throws Error "store.open_fields".
  OpenDossier confirm(store::Workspace&, const std::string& id, const store::Act&) const;
  /// Back to review.
  OpenDossier reopen(store::Workspace&, const std::string& id, const store::Act&) const;
  OpenDossier hand_over(store::Workspace&, const std::string& id, const store::Act&) const;

  /// A page to turn, to re-assign, or to leave as it is.
  struct PageChange {
    int number = 0;
    int turn = 0;  ///< clockwise degrees more: 0, 90, 180, 270
    std::optional<std::string> form;
  };
  void change_pages(store::Workspace&, const std::string& id, std::span<const PageChange>, const store::Act&) const;
  /// The pages from `before_page` (from 2) on become the dossier whose id is given back. Throws "usage.invalid".
  std::string split(store::Workspace&, const std::string& id, int before_page, const store::Act&) const;
  /// The pages of `other` follow; `other` is closed.
  void merge(store::Workspace&, const std::string& id, const std::string& other, const store::Act&) const;

 private:
  void keep(store::Workspace&, const OpenDossier&, const Change&, const store::Act&) const;
  [[nodiscard]] OpenDossier for_change(store::Workspace&, const std::string& id) const;
  [[nodiscard]] store::PageWishes wishes_as_read(store::Workspace&, const OpenDossier&) const;

  [[nodiscard]] std::shared_ptr<const Lessons> lessons(store::Workspace&) const;

  DeskSetup setup_;
  FieldTypes types_;
  /// The lessons that were used last, by their blob.
  struct Learned {
    std::mutex mutex;
    std::string blob;
    std::shared_ptr<const Lessons> lessons = std::make_shared<const Lessons>();
  };
  std::unique_ptr<Learned> learned_ = std::make_unique<Learned>();
};

/// A workspace's files of one dossier, for stages that look at them. Keeps references.
class StoredFiles : public InputFiles {
 public:
  StoredFiles(const store::Blobs& blobs, std::vector<store::StoredFile> files)
      : blobs_(blobs), files_(std::move(files)) {}
  [[nodiscard]] std::vector<std::uint8_t> read(int file) const override;

 private:
  store::Blobs blobs_;
  std::vector<store::StoredFile> files_;
};

}  // namespace hoso::review
