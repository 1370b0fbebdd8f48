#include "typeset/continuation.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/error.hpp>

namespace hoso::typeset {
namespace {

constexpr double heading_space_mm = 2, table_space_mm = 4;
/// For title, name of the table and its header.
constexpr double head_room_mm = 45;
constexpr double heading_pt = 13;

struct FoundTable {
  const LayoutPage* page = nullptr;
  const Table* table = nullptr;
};

const Table* table_in(const std::vector<Block>& blocks, const std::string& id) {
  for (const Block& block : blocks) {
    const auto* table = std::get_if<Table>(&block.what);
    if (table != nullptr && table->id == id) return table;
    if (const auto* frame = std::get_if<Frame>(&block.what)) {
      if (const Table* inside = table_in(frame->blocks, id)) return inside;
    }
    const auto* columns = std::get_if<Columns>(&block.what);
    if (columns == nullptr) continue;
    for (const Column& column : columns->columns) {
      if (const Table* inside = table_in(column.blocks, id)) return inside;
    }
  }
  return nullptr;
}

FoundTable table_of(const Layout& layout, const std::string& id) {
  for (const LayoutPage& page : layout.pages) {
    if (const Table* table = table_in(page.blocks, id)) return {&page, table};
  }
  throw Error("fill.unknown_field", {{"field", id}});
}

std::string label_of(const Layout& layout, const std::string& id) {
  for (const auto& declaration : layout.declarations) {
    const auto* table = std::get_if<TableDeclaration>(&declaration);
    if (table != nullptr && table->id == id) return table->label.vi;
  }
  return id;
}

Block centred(const std::string& text, FontFace font) {
  Paragraph paragraph;
  paragraph.text = {{text, font}};
  paragraph.font = font;
  paragraph.align = Align::centre;
  paragraph.space_before_mm = heading_space_mm;
  return {paragraph};
}

/// Of a table's rows those that are still to be set.
struct RowsLeft {
  int first = 0;
  int end = 0;
};

/// As many rows as there is room for.
LayoutPage page_for(const Layout& layout, const FoundTable& found, RowsLeft left, const std::string& subject) {
  LayoutPage page = *found.page;
  page.blocks.clear();
  page.optional = true;
  FontFace font = found.table->columns.front().font;
  font.size_pt = heading_pt;
  font.bold = true;
  page.blocks.push_back(centred(layout.title.vi, font));
  font.bold = false;
  if (!subject.empty()) page.blocks.push_back(centred(subject, font));
  page.blocks.push_back(centred("(tiếp theo) " + label_of(layout, found.table->id), font));
  Table table = *found.table;
  const double room_mm = page.height_mm - page.margin_top_mm - page.margin_bottom_mm - head_room_mm;
  table.first_row = left.first;
  table.rows = std::clamp(static_cast<int>(std::floor(room_mm / table.row_height_mm)), 1, left.end - left.first);
  table.space_before_mm = table_space_mm;
  page.blocks.push_back({table});
  return page;
}

}  // namespace

Layout continued(Layout layout, const Continuation& continuation) {
  std::vector<LayoutPage> more;
  for (const auto& [id, count] : continuation.rows) {
    const FoundTable found = table_of(layout, id);
    for (int first = found.table->rows; first < count;) {
      more.push_back(page_for(layout, found, {first, count}, continuation.subject));
      first += std::get<Table>(more.back().blocks.back().what).rows;
    }
  }
  std::ranges::move(more, std::back_inserter(layout.pages));
  return layout;
}

}  // namespace hoso::typeset
