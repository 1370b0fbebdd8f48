#include "drafting/zone_room.hpp"

#include <algorithm>

namespace hoso::drafting {
namespace {

// Millimetres: a year of 12 pt type past a leader too short for it, and what parts a zone from the print behind it.
constexpr double past_leader = 6, apart = 0.6;

/// A zone does not reach into the line above or below it.
void keep_lines_apart(std::vector<DraftField>& fields) {
  for (DraftField& field : fields) {
    if (field.kind != FieldKind::line) continue;
    for (Zone& zone : field.zones) {
      double room = zone.box.height;
      for (const DraftField& other : fields) {
        for (const Zone& above : other.zones) {
          const bool beside = above.box.right() < zone.box.x + 1 || above.box.x > zone.box.right() - 1;
          const double pitch = zone.box.bottom() - above.box.bottom();
          if (!beside && pitch > 2.5 && pitch < room) room = pitch;
        }
      }
      zone.box.y += zone.box.height - room;
      zone.box.height = room;
    }
  }
}

bool beside(const MmRect& a, const MmRect& b) { return a.y < b.bottom() && b.y < a.bottom(); }

/// Left edge of what stands right of `zone` next; `edge` = nothing before it.
double next_left(const MmRect& zone, const std::vector<Row>& rows, double edge) {
  double left = edge;
  for (const Row& row : rows) {
    for (const Item& item : row.items) {
      const bool behind = item.box.x > zone.x && item.box.right() > zone.right() + 0.1 && beside(item.box, zone);
      if (behind) left = std::min(left, item.box.x);
    }
  }
  return left;
}

void go_past_leaders(std::vector<DraftField>& fields, const std::vector<Row>& rows) {
  double edge = 0;
  for (const Row& row : rows) {
    for (const Item& item : row.items) edge = std::max(edge, item.box.right());
  }
  for (DraftField& field : fields) {
    if (field.kind != FieldKind::line) continue;
    for (Zone& zone : field.zones) {
      const double room = next_left(zone.box, rows, edge + past_leader) - apart - zone.box.right();
      zone.box.width += std::clamp(room, 0.0, past_leader);
    }
  }
}

}  // namespace

void give_room(std::vector<DraftField>& fields, const std::vector<Row>& rows) {
  keep_lines_apart(fields);
  go_past_leaders(fields, rows);
}

}  // namespace hoso::drafting
