#include "review/desk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <hoso/cell_id.hpp>
#include <hoso/error.hpp>

#include "review/reading_text.hpp"
#include "store/audit.hpp"
#include "store/settings.hpp"

namespace hoso::review {
namespace {

using store::Act;
using store::Answer;
using store::AnswerKind;
using store::State;
using store::Transaction;
using store::Workspace;

[[noreturn]] void unknown_field(const OpenDossier& open) {
  throw Error("store.unknown_field", {{"dossier", open.summary.id}});
}

[[noreturn]] void wrong_state(const store::Summary& summary) {
  throw Error("store.wrong_state", {{"dossier", summary.id}, {"state", std::string(word(summary.state))}});
}

const Document& document_in(const OpenDossier& open, int index) {
  if (index < 0 || index >= std::ssize(open.dossier.documents)) unknown_field(open);
  return open.dossier.documents[static_cast<std::size_t>(index)];
}

/// What the two of them say; the first one's answer waits, and the second one's decides when it is the same.
Answer joined(const Answer& said, const Answer* before) {
  Answer answer = said;
  const bool is_second = before && before->kind == AnswerKind::half && before->who != said.who;
  if (is_second && before->value == said.value) {
    answer.kind = AnswerKind::confirmed;
    answer.second = said.who;
    answer.who = before->who;
  } else {
    answer.kind = AnswerKind::half;
  }
  return answer;
}

int rows_of(const Document& document, const std::string& table) {
  int rows = 0;
  for (const FieldValue& field : document.fields) {
    if (const auto cell = cell_id(field.id); cell && cell->table == table) rows = std::max(rows, cell->row + 1);
  }
  return rows;
}

std::vector<std::string> columns_of(const FormTemplate& form, const std::string& table) {
  std::vector<std::string> columns;
  for (const FieldSpec& field : form.fields) {
    if (field.table == table && field.row == 0) columns.push_back(field.id);
  }
  return columns;
}

}  // namespace

std::vector<std::uint8_t> StoredFiles::read(int file) const {
  return blobs_.get(files_.at(static_cast<std::size_t>(file)).sha256);
}

Dossier Desk::judged(Workspace& workspace, Dossier dossier, std::chrono::sys_seconds now) const {
  std::vector<store::StoredFile> files;
  for (const SourceFile& file : dossier.files) files.push_back({file.sha256, file.name});
  const auto originals = std::make_shared<const StoredFiles>(workspace.blobs(), std::move(files));
  return pipeline::judged_again(setup_.checks, std::move(dossier), originals, {setup_.limits, now}).dossier;
}

std::shared_ptr<const Lessons> Desk::lessons(Workspace& workspace) const {
  const std::string blob = store::setting(workspace, store::lessons_setting);
  const std::scoped_lock lock(learned_->mutex);
  if (blob != learned_->blob) {
    const store::Bytes bytes = blob.empty() ? store::Bytes() : workspace.blobs().get(blob);
    learned_->lessons =
        std::make_shared<const Lessons>(blob.empty() ? Lessons() : lessons_of({bytes.begin(), bytes.end()}));
    learned_->blob = blob;
  }
  return learned_->lessons;
}

Dossier Desk::answered(Workspace& workspace, Dossier reading, const std::vector<Answer>& answers) const {
  return with_answers(with_lessons(std::move(reading), *lessons(workspace), types_), answers, types_);
}

OpenDossier Desk::unjudged(Workspace& workspace, const std::string& id) const {
  OpenDossier open{store::dossier(workspace, id), {}, {}, {}};
  if (open.summary.reading.empty()) return open;
  const store::Bytes bytes = workspace.blobs().get(open.summary.reading);
  Dossier reading = dossier_of_reading({bytes.begin(), bytes.end()}, setup_.forms);
  reading.procedure = open.summary.procedure;
  open.answers = store::answers_of(workspace, id);
  open.pictures = store::pictures_of(workspace, id);
  open.dossier = answered(workspace, std::move(reading), open.answers);
  return open;
}

OpenDossier Desk::open(Workspace& workspace, const std::string& id) const {
  OpenDossier open = unjudged(workspace, id);
  if (open.summary.reading.empty()) return open;
  const std::chrono::sys_seconds read_at{std::chrono::seconds(open.dossier.created_at)};
  open.dossier = judged(workspace, std::move(open.dossier), read_at);
  return open;
}

OpenDossier Desk::for_change(Workspace& workspace, const std::string& id) const {
  OpenDossier open = unjudged(workspace, id);
  if (open.summary.reading.empty()) throw Error("store.unread", {{"dossier", id}});
  if (open.summary.state != State::needs_review) wrong_state(open.summary);
  return open;
}

void Desk::keep(Workspace& workspace, const OpenDossier& open, const Change& change, const Act& act) const {
  const Document& document = document_in(open, change.document);
  const auto index = static_cast<std::size_t>(change.document);
  const FieldSpec* spec = spec_of(*document.form, change.field);
  if (!spec && cell_id(change.field)) spec = spec_of(*document.form, id_in_row(change.field, 0));
  if (!spec) unknown_field(open);
  const FieldValue* field = document.find(change.field);
  const Answer* before = answer_for(open.answers, open.dossier, index, change.field);
  const std::string old = !field                 ? std::string()
                          : field->value.empty() ? field->raw
                                                 : types_.written(*spec, field->value);
  Answer said{
      change.document, paper_of(open.dossier, index), change.field, AnswerKind::confirmed, change.value, act.who, {}};
  if (change.action == Action::undo) {
    if (before) store::drop_answer(workspace, open.summary.id, *before, act);
    return;
  }
  if (change.action == Action::confirm) said.value = old;
  if (change.action == Action::illegible) said.kind = AnswerKind::illegible, said.value.clear();
  const bool two_people = needs_two_people(setup_.two_person, change.field);
  if (two_people && said.kind == AnswerKind::confirmed) said = joined(said, before);
  store::keep_answer(workspace, open.summary.id, said, {old, change.why}, act);
}

OpenDossier Desk::change(Workspace& workspace, const std::string& id, std::span<const Change> changes,
                         const Act& act) const {
  {
    // What was said before is looked at inside: somebody else may say something at the same moment.
    Transaction transaction(workspace.database());
    const OpenDossier before = for_change(workspace, id);
    for (const Change& one : changes) keep(workspace, before, one, act);
    transaction.commit();
  }
  OpenDossier after = open(workspace, id);
  Transaction transaction(workspace.database());
  store::set_digest(workspace, id, digest_of(after.dossier, after.answers, setup_.two_person));
  transaction.commit();
  after.summary = store::dossier(workspace, id);
  return after;
}

OpenDossier Desk::add_row(Workspace& workspace, const std::string& id, int document, const std::string& table,
                          const Act& act) const {
  const OpenDossier before = for_change(workspace, id);
  const Document& own = document_in(before, document);
  const std::vector<std::string> columns = columns_of(*own.form, table);
  if (columns.empty()) unknown_field(before);
  std::vector<Change> cells;
  for (const std::string& column : columns) {
    cells.push_back({document, id_in_row(column, rows_of(own, table)), Action::correct, {}, {}});
  }
  return change(workspace, id, cells, act);
}

OpenDossier Desk::remove_row(Workspace& workspace, const std::string& id, const RowPlace& place, const Act& act) const {
  const OpenDossier before = for_change(workspace, id);
  const Document& own = document_in(before, place.document);
  const int rows = rows_of(own, place.table);
  if (place.row < 0 || place.row >= rows) unknown_field(before);
  std::vector<Change> cells;
  for (int row = place.row; row < rows; ++row) {
    for (const std::string& column : columns_of(*own.form, place.table)) {
      const FieldValue* next = row + 1 < rows ? own.find(id_in_row(column, row + 1)) : nullptr;
      const std::string text =
          next ? (next->value.empty() ? next->raw : types_.written(*spec_of(*own.form, column), next->value)) : "";
      cells.push_back({place.document, id_in_row(column, row), Action::correct, text, "row removed"});
    }
  }
  return change(workspace, id, cells, act);
}

std::vector<OpenPlace> Desk::open_places(const OpenDossier& open) const {
  std::vector<OpenPlace> places;
  for (const store::Digest::Doubt& doubt : digest_of(open.dossier, open.answers, setup_.two_person).doubtful) {
    places.push_back({doubt.document, doubt.field});
  }
  return places;
}

OpenDossier Desk::confirm(Workspace& workspace, const std::string& id, const Act& act) const {
  OpenDossier before = for_change(workspace, id);
  // Doubts are those that are left once other places were heard.
  before.dossier = judged(workspace, std::move(before.dossier), act.at);
  if (const auto places = open_places(before); !places.empty()) {
    throw Error("store.open_fields", {{"count", std::to_string(places.size())}});
  }
  {
    Transaction transaction(workspace.database());
    // What somebody said meanwhile is not what was looked at.
    if (store::dossier(workspace, id).revision != before.summary.revision)
      throw Error("store.changed", {{"dossier", id}});
    store::move_to(workspace, id, State::confirmed, act);
    store::enqueue(workspace, id, store::JobKind::package);
    transaction.commit();
  }
  return open(workspace, id);
}

OpenDossier Desk::reopen(Workspace& workspace, const std::string& id, const Act& act) const {
  Transaction transaction(workspace.database());
  const State state = store::dossier(workspace, id).state;
  if (state != State::confirmed && state != State::packaged) wrong_state(store::dossier(workspace, id));
  store::move_to(workspace, id, State::needs_review, act);
  transaction.commit();
  return open(workspace, id);
}

OpenDossier Desk::hand_over(Workspace& workspace, const std::string& id, const Act& act) const {
  Transaction transaction(workspace.database());
  store::move_to(workspace, id, State::handed_over, act);
  transaction.commit();
  return open(workspace, id);
}

store::PageWishes Desk::wishes_as_read(Workspace& workspace, const OpenDossier& open) const {
  const store::PageWishes before = store::wishes_of_dossier(workspace, open.summary.id);
  store::PageWishes wishes;
  for (const DossierPage& page : open.dossier.pages) {
    store::PageWish wish{page.file, page.page_in_file, 0, {}};
    for (const store::PageWish& known : before) {
      if (known.file == wish.file && known.page == wish.page) wish = known;
    }
    wishes.push_back(std::move(wish));
  }
  return wishes;
}

void Desk::change_pages(Workspace& workspace, const std::string& id, std::span<const PageChange> changes,
                        const Act& act) const {
  const OpenDossier before = for_change(workspace, id);
  store::PageWishes wishes = wishes_as_read(workspace, before);
  for (const PageChange& change : changes) {
    if (change.number < 1 || change.number > std::ssize(wishes)) unknown_field(before);
    store::PageWish& wish = wishes[static_cast<std::size_t>(change.number - 1)];
    wish.turn = (wish.turn + change.turn) % 360;
    if (change.form) wish.form = *change.form;
  }
  store::read_again(workspace, id, wishes, act);
}

std::string Desk::split(Workspace& workspace, const std::string& id, int before_page, const Act& act) const {
  const OpenDossier before = for_change(workspace, id);
  const store::PageWishes all = wishes_as_read(workspace, before);
  if (before_page < 2 || before_page > std::ssize(all)) throw Error("usage.invalid", {{"detail", "before_page"}});
  const auto cut = all.begin() + (before_page - 1);
  // The new one first: killed in between, pages are there twice and not lost.
  const store::Received made = store::receive(
      workspace, {store::files_of(workspace, id), before.summary.procedure, "split", {cut, all.end()}}, act);
  {
    Transaction transaction(workspace.database());
    store::copy_answers(workspace, id, made.id, 0);
    transaction.commit();
  }
  store::read_again(workspace, id, {all.begin(), cut}, act);
  return made.id;
}

void Desk::merge(Workspace& workspace, const std::string& id, const std::string& other, const Act& act) const {
  const OpenDossier first = for_change(workspace, id), second = for_change(workspace, other);
  if (id == other) throw Error("usage.invalid", {{"detail", "other"}});
  store::PageWishes wishes = wishes_as_read(workspace, first);
  const std::vector<store::StoredFile> files = store::files_of(workspace, id);
  for (store::PageWish wish : wishes_as_read(workspace, second)) {
    wish.file += static_cast<int>(files.size());
    wishes.push_back(std::move(wish));
  }
  {
    Transaction transaction(workspace.database());
    store::copy_answers(workspace, other, id, static_cast<int>(files.size()));
    transaction.commit();
  }
  store::take_files(workspace, id, other, wishes, act);
}

}  // namespace hoso::review
