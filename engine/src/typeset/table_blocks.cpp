#include <fmt/format.h>

#include <algorithm>

#include "typeset/block_setting.hpp"

namespace hoso::typeset {
namespace {

constexpr double line_pt = 0.5;
constexpr double header_padding_x_mm = 0.6;
constexpr double header_padding_y_mm = 0.7;
constexpr double dot_pitch_mm = 0.6;
constexpr double dot_diameter_pt = 0.7;

struct HeaderCell {
  std::vector<TextLine> lines;
  LineHeight height;
};

HeaderCell header_cell(const TableColumn& column, const Shaper& shaper) {
  const double width_mm = column.width_mm - 2 * header_padding_x_mm;
  return {lines_of(words_of(column.header, shaper), width_mm, 0), shaper.line_height(column.font)};
}

double height_mm(const HeaderCell& cell) {
  return static_cast<double>(cell.lines.size()) * cell.height.height_mm;
}

void set_header_cell(const Target& target, const HeaderCell& cell, const MmRect& box) {
  double y_mm = box.y + (box.height - height_mm(cell)) / 2;
  for (const TextLine& line : cell.lines) {
    const double x_mm = start_of(line, Align::centre, {box.x, box.width});
    add(target.page, marks_of(line, {x_mm, y_mm + cell.height.ascent_mm, cell.height}));
    y_mm += cell.height.height_mm;
  }
}

double set_header(const Target& target, const Table& table, MmPoint corner) {
  std::vector<HeaderCell> cells;
  double tallest_mm = table.header_height_mm;
  for (const TableColumn& column : table.columns) {
    cells.push_back(header_cell(column, target.shaper));
    tallest_mm = std::max(tallest_mm, height_mm(cells.back()) + 2 * header_padding_y_mm);
  }
  double x_mm = corner.x;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    set_element(target.page, PageElement::Kind::header_cell, [&] {
      set_header_cell(target, cells[i], {x_mm, corner.y, table.columns[i].width_mm, tallest_mm});
    });
    x_mm += table.columns[i].width_mm;
  }
  return tallest_mm;
}

TablePlace body_of(const Table& table, MmPoint corner) {
  TablePlace body{table.id, corner.x, corner.y, table.rows, table.row_height_mm, {}};
  double x_mm = corner.x;
  for (const TableColumn& column : table.columns) {
    body.columns.push_back({column.field, x_mm, column.width_mm});
    x_mm += column.width_mm;
  }
  return body;
}

void add_table_lines(const Target& target, const Table& table, const TablePlace& body,
                     double top_mm) {
  const double right_mm = body.columns.back().x_mm + body.columns.back().width_mm;
  const double bottom_mm = body.y_mm + body.rows * body.row_height_mm;
  const auto line = [&](MmPoint from, MmPoint to) {
    target.page.marks.emplace_back(LineMark{from, to, line_pt});
  };
  for (const auto& column : body.columns) line({column.x_mm, top_mm}, {column.x_mm, bottom_mm});
  line({right_mm, top_mm}, {right_mm, bottom_mm});
  for (const double y : {top_mm, body.y_mm, bottom_mm}) line({body.x_mm, y}, {right_mm, y});
  for (int row = 1; row < body.rows; ++row) {
    const double y = body.y_mm + row * body.row_height_mm;
    if (!table.dotted_rows) {
      line({body.x_mm, y}, {right_mm, y});
      continue;
    }
    target.page.marks.emplace_back(DotsMark{{body.x_mm, y}, right_mm - body.x_mm,
                                            dot_pitch_mm, dot_diameter_pt});
  }
}

void add_cells(const Target& target, const Table& table, const TablePlace& body) {
  for (int row = 0; row < body.rows; ++row) {
    const double y_mm = body.y_mm + row * body.row_height_mm;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const TablePlace::Column& column = body.columns[i];
      if (column.field.empty()) continue;
      const MmRect cell{column.x_mm, y_mm, column.width_mm, body.row_height_mm};
      Place place{fmt::format("{}[{}].{}", body.id, table.first_row + row, column.field), PlaceKind::cell, cell,
                  cell_baseline_mm(cell)};
      place.centred = table.columns[i].centred;
      target.page.places.push_back(std::move(place));
    }
  }
}

}  // namespace

void set_table(const Target& target, const Table& table, Flow& flow) {
  const MmPoint corner{flow.left_mm + table.x_mm, flow.y_mm + table.space_before_mm};
  const double header_mm = set_header(target, table, corner);
  const TablePlace body = body_of(table, {corner.x, corner.y + header_mm});
  add_table_lines(target, table, body, corner.y);
  set_element(target.page, PageElement::Kind::body, [&] { add_cells(target, table, body); });
  flow.y_mm = body.y_mm + body.rows * body.row_height_mm;
  target.page.tables.push_back(body);
}

}  // namespace hoso::typeset
