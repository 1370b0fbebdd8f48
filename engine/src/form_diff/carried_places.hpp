// Where a place of a template's old version lies in the new one.
#pragma once

#include <optional>
#include <vector>

#include "form_diff/changes.hpp"

namespace hoso::form_diff {

/// A drafted zone of the old version: which entry, and which of its zones.
struct Piece {
  std::size_t entry = 0, zone = 0;
};

struct CarriedPlace {
  Zone zone;
  bool guessed = false;  ///< nothing was drafted there: it was shifted as the item nearest to it
};

/// Keeps references to what it is built from. Pure.
class CarriedPlaces {
 public:
  CarriedPlaces(const PrintedForm& older, const PrintedForm& newer, const Matches& matches)
      : old_(older), new_(newer), matches_(matches) {}

  /// The drafted zones that cover half of `place`, or that it covers by half.
  [[nodiscard]] std::vector<Piece> pieces_at(const Zone& place) const;

  /// Each edge of `place` moves as that edge of the drafted zones there; between a line and a comb it takes the drafted
  /// zone's. nullopt = what was drafted there is not in the new version.
  [[nodiscard]] std::optional<CarriedPlace> carried(const Zone& place) const;

 private:
  [[nodiscard]] std::optional<Zone> new_zone_of(const Piece& piece) const;
  [[nodiscard]] CarriedPlace as_nearest(const Zone& place) const;

  const PrintedForm& old_;
  const PrintedForm& new_;
  const Matches& matches_;
};

}  // namespace hoso::form_diff
