#include "certainty.hpp"

#include <algorithm>

namespace hoso::identity {
namespace {

/// Below `sure_from`, so that people look. The reading may still be right and the form wrong, so this
/// says "one of two"; not fitted to data.
constexpr double most_after_card_differs = 0.5;
/// The same after the form contradicts itself: three fields share the blame.
constexpr double most_after_form_differs = 0.8;
static_assert(most_after_card_differs < sure_from && most_after_form_differs < sure_from);

}  // namespace

double agreed(double own, double other, double share) {
  const double right = own * other, wrong = (1 - own) * (1 - share * other);
  return right + wrong > 0 ? right / (right + wrong) : own;
}

Certainty::Heard& Certainty::heard(const TraitField& field) {
  Heard& heard = fields_[{field.document, field.value->id}];
  if (!heard.field) heard.field = field.value, heard.confidence = field.value->confidence;
  return heard;
}

void Certainty::card_agrees(const TraitField& field, double confidence) {
  Heard& one = heard(field);
  one.card_agrees = true;
  one.confidence = agreed(one.confidence, confidence, 1);
}

void Certainty::card_differs(const TraitField& field) { heard(field).card_differs = true; }

/// Never lowers: a place of little confidence that agrees is no reason to doubt.
void Certainty::form_agrees(const TraitField& field, double confidence, double share) {
  Heard& one = heard(field);
  one.confidence = std::max(one.confidence, agreed(one.confidence, confidence, share));
}

void Certainty::form_differs(const TraitField& field) { heard(field).form_differs = true; }

std::vector<Reappraisal> Certainty::reappraisals() const {
  std::vector<Reappraisal> changed;
  for (const auto& [place, heard] : fields_) {
    double now = heard.confidence;
    if (heard.card_differs) {
      now = std::min(heard.field->confidence, most_after_card_differs);
    } else if (heard.form_differs && !heard.card_agrees) {
      now = std::min(heard.field->confidence, most_after_form_differs);
    }
    if (heard.field->state != FieldState::read || now == heard.field->confidence) continue;
    changed.push_back({place.first, place.second, now});
  }
  return changed;
}

}  // namespace hoso::identity
