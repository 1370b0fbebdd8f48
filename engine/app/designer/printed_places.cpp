#include "designer/printed_places.hpp"

#include <hoso/imaging/mat.hpp>

#include "drafting/blank_grids.hpp"
#include "drafting/check_boxes.hpp"
#include "drafting/print_shapes.hpp"

namespace hoso::designer {
namespace {

/// People write above a line, as high as a line of a form is.
constexpr double line_height_mm = 7;

MmRect band_above(const MmRect& line) {
  const double bottom = line.bottom();
  const double top = std::max(0.0, bottom - line_height_mm);
  return {line.x, top, line.width, bottom - top};
}

PrintedTable printed(const drafting::DraftTable& found) {
  PrintedTable table;
  table.rows = found.rows;
  for (std::size_t i = 0; i < found.columns.size(); ++i) {
    table.columns.push_back({found.cells[i].x, found.cells[i].width, found.columns[i].label});
  }
  const MmRect& last = found.cells.back();
  table.box = {found.x, found.y, last.right() - found.x, found.rows * found.row_height};
  return table;
}

}  // namespace

PrintedPlaces printed_places(const TemplatePage& page) {
  if (page.blank.empty()) return {};
  drafting::PagePrint print;
  print.picture = page.blank.picture();
  print.width_mm = page.width_mm;
  print.height_mm = page.height_mm;
  print.words = page.words;
  print.shapes = drafting::shapes_on(imaging::as_mat(print.picture), page.blank.dpi());
  PrintedPlaces places;
  for (const auto* lines : {&print.shapes.leaders, &print.shapes.rules}) {
    for (const MmRect& line : *lines) places.lines.push_back(band_above(line));
  }
  const drafting::SortedCells cells = drafting::sorted_cells(print);
  for (const drafting::Item& comb : cells.combs) places.combs.push_back({comb.box, comb.cells});
  for (const drafting::Item& box : cells.boxes) places.boxes.push_back(box.box);
  places.cells = cells.grids;
  for (const drafting::DraftEntry& entry : drafting::entries_in_grids(cells.grids, print, 0).entries) {
    if (const auto* table = std::get_if<drafting::DraftTable>(&entry)) places.tables.push_back(printed(*table));
  }
  return places;
}

}  // namespace hoso::designer
