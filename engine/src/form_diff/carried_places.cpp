#include "form_diff/carried_places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "form_diff/entries.hpp"

namespace hoso::form_diff {
namespace {

using drafting::DraftEntry;
using drafting::DraftField;

constexpr double least_shared = 0.5;

/// `place` with each edge moved as that of `from` to `to`.
MmRect moved_edges(const MmRect& place, const MmRect& from, const MmRect& to) {
  const double x = place.x + to.x - from.x, y = place.y + to.y - from.y;
  const double right = place.right() + to.right() - from.right();
  const double bottom = place.bottom() + to.bottom() - from.bottom();
  return {x, y, right - x, bottom - y};
}

}  // namespace

std::vector<Piece> CarriedPlaces::pieces_at(const Zone& place) const {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < old_.draft.entries.size(); ++i) {
    const std::vector<Zone> zones = zones_of(old_.draft.entries[i]);
    for (std::size_t k = 0; k < zones.size(); ++k) {
      if (shared_part(zones[k], place) >= least_shared) pieces.push_back({i, k});
    }
  }
  return pieces;
}

std::optional<Zone> CarriedPlaces::new_zone_of(const Piece& piece) const {
  const auto match = matches_[piece.entry];
  if (!match) return std::nullopt;
  const DraftEntry& before = old_.draft.entries[piece.entry];
  const DraftEntry& after = new_.draft.entries[*match];
  const std::vector<Zone> zones = zones_of(after);
  if (kind_of(before) == EntryKind::choice && kind_of(after) == EntryKind::choice) {
    const auto options =
        label_matches(std::get<DraftField>(before).option_labels, std::get<DraftField>(after).option_labels);
    return options[piece.zone] ? std::optional(zones[*options[piece.zone]]) : std::nullopt;
  }
  if (piece.zone >= zones.size()) return std::nullopt;
  return zones[piece.zone];
}

CarriedPlace CarriedPlaces::as_nearest(const Zone& place) const {
  CarriedPlace carried{place, true};
  double least = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < old_.draft.entries.size(); ++i) {
    if (!matches_[i]) continue;
    const Zone from = place_of(old_.draft.entries[i]);
    const double away = std::abs(from.box.y - place.box.y) + std::abs(from.box.x - place.box.x) / 10;
    if (from.page != place.page || away >= least) continue;
    least = away;
    const Zone to = place_of(new_.draft.entries[*matches_[i]]);
    carried.zone = {to.page, {place.box.x, place.box.y + to.box.y - from.box.y, place.box.width, place.box.height}};
  }
  return carried;
}

std::optional<CarriedPlace> CarriedPlaces::carried(const Zone& place) const {
  const std::vector<Piece> pieces = pieces_at(place);
  if (pieces.empty()) return as_nearest(place);
  std::optional<Zone> from, to;
  bool same_kind = true;
  for (const Piece& piece : pieces) {
    const auto after = new_zone_of(piece);
    if (!after || (to && to->page != after->page)) continue;
    const DraftEntry& entry = old_.draft.entries[piece.entry];
    const Zone before = zones_of(entry)[piece.zone];
    same_kind = same_kind && kind_of(entry) == kind_of(new_.draft.entries[*matches_[piece.entry]]);
    from = Zone{before.page, from ? united(from->box, before.box) : before.box};
    to = Zone{after->page, to ? united(to->box, after->box) : after->box};
  }
  if (!to) return std::nullopt;
  return CarriedPlace{{to->page, same_kind ? moved_edges(place.box, from->box, to->box) : to->box}, false};
}

}  // namespace hoso::form_diff
