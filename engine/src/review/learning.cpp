#include "review/learning.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <hoso/error.hpp>

#include "review/reading_text.hpp"

namespace hoso::review {
namespace {

/// Types whose values come again in one office.
const std::set<std::string, std::less<>> learned_types{"place", "person_name", "text", "relation"};

/// One field of a past dossier with its truth.
struct KnownField {
  const FieldSpec& spec;
  const FieldValue& read;
  std::string truth;  ///< normalised
};

/// Nullopt = nobody can say.
std::optional<std::string> truth_of(const FieldSpec& spec, const FieldValue& field, const store::Answer* answer,
                                    const FieldTypes& types) {
  if (!answer) return is_doubtful(field) ? std::nullopt : std::optional(field.value);
  if (answer->kind != store::AnswerKind::confirmed) return std::nullopt;
  return types.read(spec, answer->value).value;
}

std::vector<KnownField> known_fields(const PastDossier& past, const FieldTypes& types) {
  std::vector<KnownField> fields;
  for (std::size_t i = 0; i < past.reading.documents.size(); ++i) {
    const Document& document = past.reading.documents[i];
    for (const FieldValue& field : document.fields) {
      const FieldSpec* spec = spec_of(*document.form, field.id);
      if (!spec || field.state != FieldState::read || !spec->options.empty()) continue;
      const auto truth = truth_of(*spec, field, answer_for(past.answers, past.reading, i, field.id), types);
      if (truth) fields.push_back({*spec, field, *truth});
    }
  }
  return fields;
}

/// In how many dossiers each part was confirmed, by type.
using PartCounts = std::map<std::string, std::map<std::string, int>>;

PartCounts parts_in(const PastDossier& past, const FieldTypes& types) {
  PartCounts counts;
  for (const KnownField& field : known_fields(past, types)) {
    if (!learned_types.contains(field.spec.type)) continue;
    for (const std::string& part : parts_of(field.truth)) counts[field.spec.type][part] = 1;
  }
  return counts;
}

void add(PartCounts& all, const PartCounts& one, int sign) {
  for (const auto& [type, parts] : one) {
    for (const auto& [part, count] : parts) all[type][part] += sign * count;
  }
}

std::map<std::string, std::set<std::string>> frequent(const PartCounts& counts) {
  std::map<std::string, std::set<std::string>> known;
  for (const auto& [type, parts] : counts) {
    for (const auto& [part, count] : parts) {
      if (count >= least_dossiers) known[type].insert(part);
    }
  }
  return known;
}

/// What the known values would have been worth: each dossier by the parts that the others confirmed.
std::map<std::string, double> worth_of(const std::vector<PastDossier>& past, PartCounts counts,
                                       const FieldTypes& types) {
  std::map<std::string, confidence::CalibrationStep> heard;
  for (const PastDossier& one : past) {
    const PartCounts own = parts_in(one, types);
    add(counts, own, -1);
    const auto known = frequent(counts);
    for (const KnownField& field : known_fields(one, types)) {
      const auto parts = known.find(field.spec.type);
      if (parts == known.end()) continue;
      const std::string value = known_candidate(field.spec, field.read, parts->second, types);
      if (value.empty()) continue;
      ++heard[field.spec.type].values;
      if (value == field.truth) ++heard[field.spec.type].right;
    }
    add(counts, own, 1);
  }
  std::map<std::string, double> worth;
  for (const auto& [type, step] : heard) worth[type] = confidence::right_share(step);
  return worth;
}

confidence::Calibration calibration_from(const std::vector<PastDossier>& past, const FieldTypes& types) {
  std::vector<confidence::JudgedValue> values;
  for (const PastDossier& one : past) {
    for (const KnownField& field : known_fields(one, types)) {
      values.push_back({field.spec.id,
                        {field.spec.type, field.read.recognizer, false},
                        {field.read.confidence, field.read.value == field.truth}});
    }
  }
  return confidence::fitted(values);
}

void count(Acceptance& sum, const FieldValue& field, const std::string& truth) {
  ++sum.values;
  if (is_doubtful(field)) return;
  ++sum.accepted;
  if (field.value != truth) ++sum.wrong;
}

bool is_wrong_unseen(const FieldValue& field, const std::string& truth) {
  return !is_doubtful(field) && field.value != truth;
}

void compare(Comparison& sum, const PastDossier& past, const Lessons& lessons, const FieldTypes& types) {
  const Dossier taught = with_lessons(past.reading, lessons, types);
  for (std::size_t i = 0; i < past.reading.documents.size(); ++i) {
    const Document& document = past.reading.documents[i];
    for (std::size_t k = 0; k < document.fields.size(); ++k) {
      const FieldValue& before = document.fields[k];
      const FieldValue& after = taught.documents[i].fields[k];
      const FieldSpec* spec = spec_of(*document.form, before.id);
      if (!spec || before.state != FieldState::read || !spec->options.empty()) continue;
      const auto truth = truth_of(*spec, before, answer_for(past.answers, past.reading, i, before.id), types);
      if (!truth) continue;
      count(sum.before, before, *truth);
      count(sum.after, after, *truth);
      if (is_wrong_unseen(after, *truth) && !is_wrong_unseen(before, *truth)) ++sum.newly_wrong;
    }
  }
}

}  // namespace

std::vector<PastDossier> past_dossiers(store::Workspace& workspace, const Desk& desk) {
  std::vector<PastDossier> past;
  for (const store::Summary& one : store::confirmed(workspace)) {
    try {
      const store::Bytes bytes = workspace.blobs().get(one.reading);
      past.push_back({one.id, dossier_of_reading({bytes.begin(), bytes.end()}, desk.forms()),
                      store::answers_of(workspace, one.id)});
    } catch (const Error&) {
      // Its form or its reading is gone: nothing to learn from.
    }
  }
  return past;
}

Lessons lessons_from(const std::vector<PastDossier>& past, const FieldTypes& types) {
  PartCounts counts;
  for (const PastDossier& one : past) add(counts, parts_in(one, types), 1);
  Lessons lessons;
  lessons.known = frequent(counts);
  lessons.worth = worth_of(past, std::move(counts), types);
  lessons.calibration = calibration_from(past, types);
  return lessons;
}

bool Comparison::helps() const {
  return tried_on >= least_replay && newly_wrong == 0 && after.accepted > before.accepted;
}

Comparison replay(const std::vector<PastDossier>& past, const FieldTypes& types) {
  const auto middle = past.begin() + static_cast<std::ptrdiff_t>(past.size() / 2);
  const std::vector<PastDossier> older(past.begin(), middle), newer(middle, past.end());
  const Lessons lessons = lessons_from(older, types);
  Comparison sum;
  sum.learned_from = static_cast<int>(older.size());
  sum.tried_on = static_cast<int>(newer.size());
  for (const PastDossier& one : newer) compare(sum, one, lessons, types);
  return sum;
}

}  // namespace hoso::review
