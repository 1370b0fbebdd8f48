#include "form_diff/entries.hpp"

#include <algorithm>

namespace hoso::form_diff {

using drafting::DraftEntry;
using drafting::DraftField;
using drafting::DraftTable;
using drafting::FieldKind;

EntryKind kind_of(const DraftEntry& entry) {
  const auto* field = std::get_if<DraftField>(&entry);
  if (!field) return EntryKind::table;
  switch (field->kind) {
    case FieldKind::comb:
      return EntryKind::comb;
    case FieldKind::choice:
      return EntryKind::choice;
    case FieldKind::signature:
      return EntryKind::signature;
    case FieldKind::line:
      break;
  }
  return EntryKind::line;
}

std::string name_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::comb:
      return "comb";
    case EntryKind::choice:
      return "choice";
    case EntryKind::signature:
      return "signature";
    case EntryKind::table:
      return "table";
    case EntryKind::line:
      break;
  }
  return "line";
}

const std::string& label_of(const DraftEntry& entry) {
  return std::visit([](const auto& one) -> const std::string& { return one.label; }, entry);
}

const std::string& id_of(const DraftEntry& entry) {
  return std::visit([](const auto& one) -> const std::string& { return one.id; }, entry);
}

std::string section_of(const DraftEntry& entry) {
  const auto* field = std::get_if<DraftField>(&entry);
  return field ? field->section : "";
}

std::vector<Zone> zones_of(const DraftEntry& entry) {
  if (const auto* field = std::get_if<DraftField>(&entry)) return field->zones;
  const auto& table = std::get<DraftTable>(entry);
  const double right = table.cells.empty() ? table.x : table.cells.back().right();
  return {{table.page, {table.x, table.y, right - table.x, table.rows * table.row_height}}};
}

Zone place_of(const DraftEntry& entry) {
  const std::vector<Zone> zones = zones_of(entry);
  Zone place = zones.front();
  for (const Zone& zone : zones) {
    if (zone.page == place.page) place.box = united(place.box, zone.box);
  }
  return place;
}

double shared_part(const Zone& a, const Zone& b) {
  if (a.page != b.page) return 0;
  const double width = std::min(a.box.right(), b.box.right()) - std::max(a.box.x, b.box.x);
  const double height = std::min(a.box.bottom(), b.box.bottom()) - std::max(a.box.y, b.box.y);
  const double least = std::min(a.box.width * a.box.height, b.box.width * b.box.height);
  return width > 0 && height > 0 && least > 0 ? width * height / least : 0;
}

}  // namespace hoso::form_diff
