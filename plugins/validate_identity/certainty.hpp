// How sure values are once other places were heard.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <hoso/stages.hpp>

#include "persons.hpp"

namespace hoso::identity {

/// Probability that a value with confidence `own` is right after an independent place of confidence
/// `other` agreed that would have shown `share` (0..1) of the value's possible errors. Bayes' rule,
/// where a wrong value is betrayed when the other place is right.
[[nodiscard]] double agreed(double own, double other, double share);

/// Collects what was said about fields. A code on a card outweighs what the form says of itself.
class Certainty {
 public:
  void card_agrees(const TraitField&, double confidence);
  void card_differs(const TraitField&);
  void form_agrees(const TraitField&, double confidence, double share);
  void form_differs(const TraitField&);

  /// Of fields that were read and whose confidence changes, by document and id.
  [[nodiscard]] std::vector<Reappraisal> reappraisals() const;

 private:
  struct Heard {
    const FieldValue* field = nullptr;
    double confidence = 0;
    bool card_agrees = false;
    bool card_differs = false;
    bool form_differs = false;
  };

  Heard& heard(const TraitField&);

  std::map<std::pair<std::size_t, std::string>, Heard> fields_;
};

}  // namespace hoso::identity
