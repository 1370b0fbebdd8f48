#include "places.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "line_places.hpp"
#include "table_places.hpp"

namespace hoso::labels {
namespace {

/// Nobody signs lower than this below the heading, mm.
constexpr double deepest_area_mm = 75;
/// "(Ký, ghi rõ họ tên)" and the like belong to the heading.
constexpr double heading_notes_mm = 9;
constexpr double clearance_mm = 0.5;
constexpr double page_edge_mm = 6;

/// Half way to the neighbouring headings of the same row.
std::pair<double, double> span_of(const MmRect& heading, const std::vector<MmRect>& row) {
  const double middle = middle_x(heading);
  double left = -1, right = -1;
  for (const MmRect& other : row) {
    const double half = (middle + middle_x(other)) / 2;
    if (middle_x(other) < middle - 5) left = std::max(left, half);
    if (middle_x(other) > middle + 5 && (right < 0 || half < right)) right = half;
  }
  const double reach = left > 0 ? middle - left : right > 0 ? right - middle : 25;
  return {left > 0 ? left : middle - reach, right > 0 ? right : middle + reach};
}

/// A place to sign and its heading.
struct Area {
  LabelledField field;
  MmRect heading;
};

bool same_row(const MmRect& a, const MmRect& b) {
  constexpr double same_row_mm = 15;
  return std::abs(a.y - b.y) < same_row_mm;
}

std::vector<MmRect> headings_beside(const std::vector<Area>& areas, const MmRect& heading) {
  std::vector<MmRect> row;
  for (const Area& area : areas) {
    if (same_row(area.heading, heading)) row.push_back(area.heading);
  }
  return row;
}

/// Where a heading that was not seen must be: among those seen that stand in one row with it on the form,
/// at the same share of the way from the first to the last of them. nullopt = there are too few.
std::optional<MmRect> missing_heading(const PageFindings& page, const std::vector<Area>& seen,
                                      const LabelledField& field) {
  const std::vector<Phrase>& phrases = page.labels.phrases;
  const MmRect& printed = phrases[field.phrase].box;
  std::vector<Area> row;
  std::ranges::copy_if(seen, std::back_inserter(row), [&](const Area& area) {
    return same_row(phrases[area.field.phrase].box, printed) && same_row(area.heading, seen.front().heading);
  });
  if (row.size() < 2) return std::nullopt;
  const MmRect &from = phrases[row.front().field.phrase].box, &to = phrases[row.back().field.phrase].box;
  const double stretch = (middle_x(row.back().heading) - middle_x(row.front().heading)) /
                         (middle_x(to) - middle_x(from));
  if (!(stretch > 0.5 && stretch < 2)) return std::nullopt;
  MmRect box = row.front().heading;
  const double middle = middle_x(box) + stretch * (middle_x(printed) - middle_x(from));
  for (const Area& area : row) box = united(box, {box.x, area.heading.y, 1, area.heading.height});
  return MmRect{middle - printed.width / 2, box.y, printed.width, box.height};
}

std::vector<Area> areas_on(const PageFindings& page) {
  std::vector<Area> seen, all;
  for (const LabelledField& field : page.labels.fields) {
    const auto& sighting = page.fit.phrases[field.phrase];
    if (field.kind == PlaceKind::area && sighting) seen.push_back({field, sighting->box});
  }
  all = seen;
  for (const LabelledField& field : page.labels.fields) {
    if (field.kind != PlaceKind::area || page.fit.phrases[field.phrase]) continue;
    const auto heading = missing_heading(page, seen, field);
    if (heading) all.push_back({field, *heading});
  }
  return all;
}

FieldPlace area_place(const PageFindings& page, const Area& area, const std::vector<MmRect>& row) {
  const MmRect& heading = area.heading;
  const auto [left, right] = span_of(heading, row);
  double top = heading.bottom();
  const double page_bottom = px_to_mm(page.marks.gray.rows, page.marks.dpi) - page_edge_mm;
  double bottom = std::min(top + deepest_area_mm, page_bottom);
  std::vector<MmRect> below;
  for (const auto& sighting : page.fit.phrases) {
    if (!sighting) continue;
    const MmRect& box = sighting->box;
    if (middle_x(box) > left && middle_x(box) < right && middle_y(box) > heading.bottom()) below.push_back(box);
    // What runs across several columns ends them all.
    else if (box.y > heading.bottom() && box.width > 1.5 * (right - left)) below.push_back(box);
  }
  std::ranges::sort(below, {}, &MmRect::y);
  for (const MmRect& print : below) {
    const bool note = print.y < top + heading_notes_mm && print.y < heading.bottom() + 2 * heading_notes_mm;
    if (note) top = std::max(top, print.bottom());
    else bottom = std::min(bottom, print.y);
  }
  const double height = std::max(1.0, bottom - top - 2 * clearance_mm);
  return {area.field.field, -1, {{left, top + clearance_mm, right - left, height}}, 0};
}

void place_lines(const PageFindings& page, const LabelledField& field, Places& places) {
  const LabelEnd end = end_of(page, field.phrase);
  PlacePrint& print = places.print;
  print.pieces.insert(print.pieces.end(), end.print.begin(), end.print.end());
  const int cells = page.form.fields[field.field].cells;
  const auto comb = field.kind == PlaceKind::comb ? comb_at(page.marks, end.box, cells) : std::nullopt;
  if (!comb) {
    places.fields.push_back(line_place(page, field, end, print));
    return;
  }
  places.fields.push_back({field.field, -1, {comb->box}, cells});
  print.rules.insert(print.rules.end(), comb->rules.begin(), comb->rules.end());
}

}  // namespace

Places places_of(const PageFindings& page) {
  Places places;
  std::map<std::string, std::vector<LabelledField>> tables;
  std::set<std::string> tables_seen;
  for (const LabelledField& field : page.labels.fields) {
    const std::string& table = page.form.fields[field.field].table;
    if (field.kind == PlaceKind::column) tables[table].push_back(field);
    if (!page.fit.phrases[field.phrase] || field.kind == PlaceKind::area) continue;
    if (field.kind == PlaceKind::column) tables_seen.insert(table);
    else place_lines(page, field, places);
  }
  for (const std::string& table : tables_seen) {
    const std::vector<FieldPlace> cells = table_cells(page, tables[table], places.print);
    places.complete = places.complete && !cells.empty();
    places.fields.insert(places.fields.end(), cells.begin(), cells.end());
  }
  const std::vector<Area> areas = areas_on(page);
  for (const Area& area : areas) places.fields.push_back(area_place(page, area, headings_beside(areas, area.heading)));
  return places;
}

}  // namespace hoso::labels
