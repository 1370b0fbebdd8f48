#include "places.hpp"

#include <algorithm>
#include <map>

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

std::vector<MmRect> headings_beside(const PageFindings& page, const std::vector<LabelledField>& areas,
                                    const MmRect& heading) {
  constexpr double same_row_mm = 15;
  std::vector<MmRect> row;
  for (const LabelledField& area : areas) {
    const MmRect& box = page.fit.phrases[area.phrase]->box;
    if (std::abs(box.y - heading.y) < same_row_mm) row.push_back(box);
  }
  return row;
}

FieldPlace area_place(const PageFindings& page, const LabelledField& field, const std::vector<MmRect>& row) {
  const MmRect heading = page.fit.phrases[field.phrase]->box;
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
  return {field.field, -1, {{left, top + clearance_mm, right - left, height}}, 0};
}

void place_lines(const PageFindings& page, const LabelledField& field, Places& places) {
  const LabelEnd end = end_of(page, *page.fit.phrases[field.phrase]);
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
  std::vector<LabelledField> areas;
  for (const LabelledField& field : page.labels.fields) {
    if (!page.fit.phrases[field.phrase]) continue;
    if (field.kind == PlaceKind::column) tables[page.form.fields[field.field].table].push_back(field);
    else if (field.kind == PlaceKind::area) areas.push_back(field);
    else place_lines(page, field, places);
  }
  for (const auto& [table, columns] : tables) {
    const std::vector<FieldPlace> cells = table_cells(page, columns, places.print);
    places.complete = places.complete && !cells.empty();
    places.fields.insert(places.fields.end(), cells.begin(), cells.end());
  }
  for (const LabelledField& area : areas) {
    const MmRect& heading = page.fit.phrases[area.phrase]->box;
    places.fields.push_back(area_place(page, area, headings_beside(page, areas, heading)));
  }
  return places;
}

}  // namespace hoso::labels
