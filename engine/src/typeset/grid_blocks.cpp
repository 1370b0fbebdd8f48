#include <iterator>
#include <utility>

#include "typeset/block_setting.hpp"

namespace hoso::typeset {
namespace {

constexpr double line_pt = 0.5;
constexpr double padding_x_mm = 1;

void add_rules(const Target& target, const MmRect& box) {
  const MmPoint corners[] = {
      {box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}, {box.x, box.y}};
  for (std::size_t i = 0; i + 1 < std::size(corners); ++i) {
    target.page.marks.emplace_back(LineMark{corners[i], corners[i + 1], line_pt});
  }
}

void set_text(const Target& target, const GridCell& cell, const MmRect& box) {
  const LineHeight height = target.shaper.line_height(cell.font);
  const LineRoom room{box.x + padding_x_mm, box.width - 2 * padding_x_mm};
  const std::vector<TextLine> lines = lines_of(words_of(cell.text, target.shaper), room.width_mm, 0);
  double y_mm = box.y + (box.height - static_cast<double>(lines.size()) * height.height_mm) / 2;
  for (const TextLine& line : lines) {
    const double x_mm = start_of(line, cell.centred ? Align::centre : Align::left, room);
    add(target.page, marks_of(line, {x_mm, y_mm + height.ascent_mm, height}));
    y_mm += height.height_mm;
  }
}

/// One place for each line of writing, from the top.
void add_places(const Target& target, const GridCell& cell, const MmRect& box) {
  const double line_mm = box.height / cell.lines;
  for (int i = 0; i < cell.lines; ++i) {
    const MmRect line{box.x, box.y + i * line_mm, box.width, line_mm};
    Place place{cell.field, PlaceKind::cell, line, cell_baseline_mm(line)};
    place.centred = cell.centred;
    set_element(target.page, PageElement::Kind::row, [&] { target.page.places.push_back(std::move(place)); });
  }
}

void set_cell(const Target& target, const GridCell& cell, const MmRect& box) {
  add_rules(target, box);
  if (!cell.field.empty()) return add_places(target, cell, box);
  set_element(target.page, PageElement::Kind::paragraph, [&] { set_text(target, cell, box); });
}

}  // namespace

void set_grid(const Target& target, const Grid& grid, Flow& flow) {
  double y_mm = flow.y_mm + grid.space_before_mm;
  for (const GridRow& row : grid.rows) {
    double x_mm = flow.left_mm + grid.x_mm;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      set_cell(target, row.cells[i], {x_mm, y_mm, grid.widths_mm[i], row.height_mm});
      x_mm += grid.widths_mm[i];
    }
    y_mm += row.height_mm;
  }
  flow.y_mm = y_mm;
}

}  // namespace hoso::typeset
