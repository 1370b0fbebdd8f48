#include "review/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <hoso/cell_id.hpp>
#include <hoso/text.hpp>

#include "pipeline/assembly.hpp"

namespace hoso::review {
namespace {

using store::Answer;
using store::AnswerKind;

void apply(FieldValue& field, const FieldSpec& spec, const Answer& answer, const FieldTypes& types) {
  if (answer.kind == AnswerKind::half) return;
  field.confidence = 1;
  if (answer.kind == AnswerKind::illegible) {
    field.state = FieldState::illegible;
    field.value.clear();
    return;
  }
  const Interpretation said = types.read(spec, answer.value);
  field.state = said.raw.empty() ? FieldState::empty : FieldState::confirmed;
  // What the program read is right: how it was written stays.
  if (said.value == field.value && !said.value.empty()) return;
  field.raw = said.raw;
  field.value = said.value;
}

/// A place for a row's cell that a person added.
FieldValue& added_cell(Document& document, const std::string& id) {
  FieldValue& cell = document.fields.emplace_back();
  cell.id = id;
  cell.recognizer = "person";
  document.form = pipeline::with_rows_of(document.form, document.fields);
  return cell;
}

bool is_cell_of_form(const FormTemplate& form, const std::string& id) {
  return cell_id(id) && spec_of(form, id_in_row(id, 0));
}

/// Removed and never filled rows at the end say nothing: a row that is empty as a whole is no row.
void drop_empty_rows(Document& document) {
  std::set<std::pair<std::string, int>> filled;
  for (const FieldValue& field : document.fields) {
    const auto cell = cell_id(field.id);
    if (cell && field.state != FieldState::empty) filled.insert({cell->table, cell->row});
  }
  std::erase_if(document.fields, [&](const FieldValue& field) {
    const auto cell = cell_id(field.id);
    return cell && field.recognizer != "person" && !filled.contains({cell->table, cell->row});
  });
}

void add_words(std::string& search, const FieldValue& field, const FieldSpec* spec) {
  static const std::set<std::string, std::less<>> searched{"person_name", "citizen_id", "phone", "identity_paper",
                                                           "code"};
  if (!spec || !searched.contains(spec->type)) return;
  for (const std::string& text : {field.value, field.raw}) {
    if (!text.empty()) search += folded(text) + "\n";
  }
}

std::string name_in(const Dossier& dossier) {
  for (const Document& document : dossier.documents) {
    const FieldValue* own = document.find("full_name");
    if (own && !(own->value + own->raw).empty()) return own->value.empty() ? own->raw : own->value;
  }
  for (const Document& document : dossier.documents) {
    for (const FieldValue& field : document.fields) {
      const FieldSpec* spec = spec_of(*document.form, field.id);
      if (spec && spec->type == "person_name" && !field.value.empty()) return field.value;
    }
  }
  return {};
}

int blocking_in(const std::vector<Finding>& findings) {
  return static_cast<int>(std::ranges::count(findings, FindingSeverity::blocking, &Finding::severity));
}

/// The document that an answer is about; the number of documents = none any more.
std::size_t index_of(const Dossier& dossier, const std::string& paper) {
  std::size_t index = 0;
  while (index < dossier.documents.size() && paper_of(dossier, index) != paper) ++index;
  return index;
}

}  // namespace

const FieldSpec* spec_of(const FormTemplate& form, const std::string& field) {
  const auto found = std::ranges::find(form.fields, field, &FieldSpec::id);
  return found == form.fields.end() ? nullptr : &*found;
}

std::string paper_of(const Dossier& dossier, std::size_t document) {
  const Document& own = dossier.documents[document];
  const int number = own.pages.empty() ? 0 : own.pages.front();
  const auto page = std::ranges::find(dossier.pages, number, &DossierPage::number);
  if (page == dossier.pages.end()) return own.form->id;
  return fmt::format("{}@{}:{}", own.form->id, page->file, page->page_in_file);
}

const Answer* answer_for(const std::vector<Answer>& answers, const Dossier& dossier, std::size_t document,
                         const std::string& field) {
  if (answers.empty()) return nullptr;
  const std::string paper = paper_of(dossier, document);
  const auto found = std::ranges::find_if(
      answers, [&](const Answer& answer) { return answer.field == field && answer.paper == paper; });
  return found == answers.end() ? nullptr : &*found;
}

Dossier with_answers(Dossier reading, const std::vector<Answer>& answers, const FieldTypes& types) {
  for (const Answer& answer : answers) {
    const std::size_t index = index_of(reading, answer.paper);
    if (index == reading.documents.size()) continue;
    Document& document = reading.documents[index];
    auto field = std::ranges::find(document.fields, answer.field, &FieldValue::id);
    if (field == document.fields.end()) {
      if (!is_cell_of_form(*document.form, answer.field)) continue;
      added_cell(document, answer.field);
      field = document.fields.end() - 1;
    }
    const FieldSpec* spec = spec_of(*document.form, answer.field);
    if (spec) apply(*field, *spec, answer, types);
  }
  for (Document& document : reading.documents) drop_empty_rows(document);
  return reading;
}

bool needs_two_people(const TwoPersonFields& fields, const std::string& field) {
  return std::ranges::count(fields, without_row(field)) > 0;
}

bool is_open(const FieldValue& field, const Answer* answer, bool two_people) {
  if (answer) return answer->kind == AnswerKind::half;
  if (two_people) return field.state != FieldState::empty || field.page > 0;
  return is_doubtful(field);
}

store::Digest digest_of(const Dossier& dossier, const std::vector<Answer>& answers, const TwoPersonFields& two_person) {
  store::Digest digest;
  digest.name = name_in(dossier);
  digest.search = folded(digest.name) + "\n";
  digest.blocking = blocking_in(dossier.findings);
  for (std::size_t i = 0; i < dossier.documents.size(); ++i) {
    const Document& document = dossier.documents[i];
    digest.forms.push_back(document.form->id);
    digest.blocking += blocking_in(document.findings);
    for (const FieldValue& field : document.fields) {
      add_words(digest.search, field, spec_of(*document.form, field.id));
      const Answer* answer = answer_for(answers, dossier, i, field.id);
      if (!is_open(field, answer, needs_two_people(two_person, field.id))) continue;
      digest.doubtful.push_back({static_cast<int>(i), document.form->id, field.id});
    }
  }
  digest.doubts = static_cast<int>(digest.doubtful.size());
  return digest;
}

}  // namespace hoso::review
