// Lessons drawn from an office's confirmed dossiers, tried on others before they are used.
#pragma once

#include <vector>

#include "review/desk.hpp"
#include "review/lessons.hpp"

namespace hoso::review {

/// A dossier that people confirmed: what was read and what is right.
struct PastDossier {
  std::string id;
  Dossier reading;
  std::vector<store::Answer> answers;
};

/// Confirmed ones, the oldest confirmation first; those that cannot be read any more are left out.
[[nodiscard]] std::vector<PastDossier> past_dossiers(store::Workspace&, const Desk&);

/// A part or name counts as known when this many dossiers confirmed it.
inline constexpr int least_dossiers = 2;
[[nodiscard]] Lessons lessons_from(const std::vector<PastDossier>& past, const FieldTypes&);

/// What accepting unseen does to the same fields.
struct Acceptance {
  int values = 0;    ///< fields with a value whose truth is known
  int accepted = 0;  ///< unseen
  int wrong = 0;     ///< of those
};

struct Comparison {
  int learned_from = 0;  ///< dossiers
  int tried_on = 0;      ///< later ones
  Acceptance before;
  Acceptance after;
  int newly_wrong = 0;  ///< accepted and wrong with the lessons, but not without
  /// Enough dossiers were tried, none is newly wrong, and more is accepted.
  [[nodiscard]] bool helps() const;
};

/// Below this a replay says nothing.
inline constexpr int least_replay = 20;

/// Learns from the older half and reads the newer half again with it. What nobody corrected in a confirmed dossier
/// counts as right.
[[nodiscard]] Comparison replay(const std::vector<PastDossier>& past, const FieldTypes&);

}  // namespace hoso::review
