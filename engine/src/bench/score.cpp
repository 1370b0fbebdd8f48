#include "bench/score.hpp"

#include <algorithm>
#include <stdexcept>

#include <hoso/choice.hpp>
#include <hoso/text.hpp>

namespace hoso::bench {
namespace {

const FormTemplate& form_of(const Truth& truth, const Catalogue& catalogue) {
  const auto found = std::ranges::find_if(catalogue, [&](const auto& form) {
    return form->id == truth.form && form->version == truth.version;
  });
  if (found == catalogue.end()) {
    throw std::invalid_argument("no template " + truth.form + " " + truth.version);
  }
  return **found;
}

const Document* document_of(const Truth& truth, const Dossier& dossier) {
  const auto found = std::ranges::find_if(dossier.documents, [&](const Document& document) {
    return document.form->id == truth.form && document.form->version == truth.version;
  });
  return found == dossier.documents.end() ? nullptr : &*found;
}

Comparison compared(const FieldSpec& spec, const Truth& truth, const Document* document) {
  Comparison field;
  if (const auto value = truth.values.find(spec.id); value != truth.values.end()) {
    field.expected = value->second;
  }
  const FieldValue* read = document ? document->find(spec.id) : nullptr;
  if (read) {
    field.given = read->value;
    field.confidence = read->confidence;
  }
  return field;
}

/// Each box of a choice by itself: ticked, or not.
void add_boxes(const FieldSpec& spec, const Comparison& field, Tally& tally) {
  const std::vector<std::string> expected = chosen_options(field.expected);
  const std::vector<std::string> given = chosen_options(field.given);
  for (const ChoiceOption& option : spec.options) {
    const auto tick = [&](const std::vector<std::string>& chosen) {
      return std::ranges::count(chosen, option.value) > 0 ? "x" : "";
    };
    add({tick(expected), tick(given), field.confidence}, tally);
  }
}

bool is_on_variant(const FieldValue& value, const Dossier& dossier) {
  const auto page = std::ranges::find(dossier.pages, value.page, &DossierPage::number);
  return page != dossier.pages.end() && page->match && has_unchecked_places(*page->match->form);
}

confidence::ValueKind kind_of(const FieldSpec& spec, const FieldValue& read, const Dossier& dossier) {
  return {spec.type, read.recognizer, is_on_variant(read, dossier)};
}

}  // namespace

void add(const Comparison& field, Tally& tally) {
  const bool same = field.expected == field.given;
  const bool wrong = !same && !field.given.empty();
  const bool accepted = !field.given.empty() && field.confidence >= sure_from;
  tally.wrong += wrong;
  tally.accepted += accepted;
  tally.wrong_confident += wrong && accepted;
  if (field.expected.empty()) {
    ++tally.empty;
    return;
  }
  ++tally.filled;
  tally.correct += same;
  tally.missed += field.given.empty();
  tally.characters += static_cast<int>(code_points(field.expected).size());
  tally.edits += static_cast<int>(edit_distance(field.expected, field.given));
}

std::vector<Comparison> comparisons(const Truth& truth, const Dossier& dossier, const FormTemplate& form) {
  const Document* document = document_of(truth, dossier);
  std::vector<Comparison> all;
  for (const FieldSpec& spec : form.fields) all.push_back(compared(spec, truth, document));
  return all;
}

void add_result(const Sample& sample, const Dossier& dossier, const Catalogue& catalogue,
                Score& score) {
  ++score.pages;
  if (sample.truth.form.empty()) {
    score.form_right += dossier.documents.empty();
    score.false_accepts += !dossier.documents.empty();
    return;
  }
  const FormTemplate& form = form_of(sample.truth, catalogue);
  const Document* document = document_of(sample.truth, dossier);
  score.form_right += document != nullptr && dossier.documents.size() == 1;
  const std::string font = sample.truth.font.empty() ? "" : "font " + sample.truth.font;
  const std::vector<Comparison> compared_fields = comparisons(sample.truth, dossier, form);
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const FieldSpec& spec = form.fields[i];
    const Comparison& field = compared_fields[i];
    if (!font.empty()) add(field, score.by_group[font]);
    for (Tally* tally : {&score.all, &score.by_group["form " + form.id + " " + form.version],
                         &score.by_group["type " + spec.type],
                         &score.by_group["degradation " + sample.truth.degradation]}) {
      add(field, *tally);
    }
    if (!spec.options.empty()) {
      add_boxes(spec, field, score.by_group["boxes, " + sample.truth.degradation]);
    }
    if (!field.given.empty()) {
      score.values.push_back({form.id + " " + form.version,
                              kind_of(spec, *document->find(spec.id), dossier),
                              {field.confidence, field.expected == field.given}});
    }
    if (field.expected != field.given) {
      score.mistakes.push_back({sample.name, spec.id, field.expected, field.given, field.confidence});
    }
  }
}

}  // namespace hoso::bench
