#include "typeset/retype.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "typeset/shaper.hpp"

namespace hoso::typeset {
namespace {

/// The body size of our own layouts.
constexpr double layout_size_pt = 12;
/// Least room for a leader that shares a line, and between a label and its comb.
constexpr double least_leader_mm = 24;
constexpr double comb_gap_mm = 2;

/// Sets every text of a layout in another font.
class Restyler {
 public:
  explicit Restyler(const Retyping& how)
      : family_(how.font_family), ratio_(how.size_pt / layout_size_pt) {}

  void operator()(FontFace& font) const {
    font.family = family_;
    font.size_pt *= ratio_;
  }
  void operator()(Text& text) const {
    for (StyledText& piece : text) {
      (*this)(piece.font);
      piece.rise_mm *= ratio_;
    }
  }

 private:
  std::string family_;
  double ratio_;
};

std::string plain_text(const Text& text) {
  std::string all;
  for (const StyledText& piece : text) all += piece.text;
  return all;
}

/// Retypes the blocks that stand in a line of `width_mm`.
class BlockRetyper {
 public:
  BlockRetyper(const Retyping& how, double old_width_mm, double width_mm)
      : how_(how), restyle_(how), stretch_(width_mm / old_width_mm), width_mm_(width_mm) {}

  /// One block may become several: rows are split.
  [[nodiscard]] std::vector<Block> operator()(const Paragraph& old) const {
    Paragraph paragraph = old;
    restyle_(paragraph.text);
    restyle_(paragraph.font);
    paragraph.space_before_mm *= how_.space_ratio;
    return {{paragraph}};
  }

  [[nodiscard]] std::vector<Block> operator()(const HorizontalRule& old) const { return {{old}}; }

  [[nodiscard]] std::vector<Block> operator()(const Space& old) const {
    Space space = old;
    if (!space.to_mm) return {{space}};
    space.to_mm.reset();
    space.height_mm = how_.signing_height_mm;
    return {{space}};
  }

  [[nodiscard]] std::vector<Block> operator()(const Table& old) const {
    Table table = old;
    table.x_mm = 0;
    table.rows = how_.table_rows.value_or(table.rows);
    table.row_height_mm = how_.row_height_mm;
    table.dotted_rows = how_.dotted_rows;
    table.space_before_mm *= how_.space_ratio;
    double sum_mm = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      TableColumn& column = table.columns[i];
      restyle_(column.header);
      restyle_(column.font);
      const auto& ratios = how_.column_ratios;
      if (!ratios.empty()) column.width_mm *= ratios[i % ratios.size()];
      sum_mm += column.width_mm;
    }
    for (TableColumn& column : table.columns) column.width_mm *= width_mm_ / sum_mm;
    return {{table}};
  }

  [[nodiscard]] std::vector<Block> operator()(const Grid& old) const {
    Grid grid = old;
    grid.x_mm = 0;
    grid.space_before_mm *= how_.space_ratio;
    const double sum_mm = std::accumulate(old.widths_mm.begin(), old.widths_mm.end(), 0.0);
    for (double& column_mm : grid.widths_mm) column_mm *= width_mm_ / sum_mm;
    for (GridRow& row : grid.rows) {
      for (GridCell& cell : row.cells) {
        restyle_(cell.text);
        restyle_(cell.font);
      }
    }
    return {{grid}};
  }

  [[nodiscard]] std::vector<Block> operator()(const Columns& old) const {
    Columns columns = old;
    columns.x_mm = 0;
    columns.space_before_mm *= how_.space_ratio;
    double sum_mm = 0;
    for (const Column& column : old.columns) sum_mm += column.width_mm + old.gap_mm;
    const double stretch = (width_mm_ + old.gap_mm) / sum_mm;
    for (Column& column : columns.columns) {
      const double width_mm = column.width_mm * stretch;
      column.blocks = all(column.blocks, {how_, column.width_mm, width_mm});
      column.width_mm = width_mm;
    }
    columns.gap_mm *= stretch;
    return {{columns}};
  }

  [[nodiscard]] std::vector<Block> operator()(const Frame& old) const {
    Frame frame = old;
    const double width_mm = old.width_mm * how_.size_pt / layout_size_pt;
    frame.x_mm -= width_mm - old.width_mm;
    frame.width_mm = width_mm;
    frame.blocks = all(old.blocks, {how_, old.width_mm, width_mm});
    return {{frame}};
  }

  [[nodiscard]] std::vector<Block> operator()(const Row& old) const {
    Row row = old;
    restyle_(row.font);
    row.space_before_mm *= how_.space_ratio;
    for (RowPart& part : row.parts) retype(part);
    std::vector<Block> rows;
    for (Row& line : lines_of(row)) {
      narrow_combs(line);
      rows.push_back({std::move(line)});
    }
    return rows;
  }

  [[nodiscard]] static std::vector<Block> all(const std::vector<Block>& blocks,
                                              const BlockRetyper& by) {
    std::vector<Block> out;
    for (const Block& block : blocks) {
      for (Block& made : std::visit(by, block.what)) out.push_back(std::move(made));
    }
    return out;
  }

 private:
  void retype(RowPart& part) const {
    if (auto* label = std::get_if<Label>(&part.what)) restyle_(label->text);
    if (auto* leader = std::get_if<Leader>(&part.what)) {
      if (leader->width_mm) *leader->width_mm *= stretch_;
      if (!how_.dates_with_slashes) leader->parts = 1;
    }
    if (auto* comb = std::get_if<Comb>(&part.what)) {
      comb->cell_width_mm = how_.cell_width_mm;
      comb->cell_height_mm = how_.cell_height_mm;
    }
    if (part.x_mm) *part.x_mm *= stretch_;
  }

  /// `row` broken as asked, or further where its labels leave leaders no room.
  [[nodiscard]] std::vector<Row> lines_of(const Row& row) const {
    const std::vector<Row> items = items_of(row);
    if (items.size() < 2) return {row};
    if (how_.rows == RowBreak::split || !fits(row, items.size())) return items;
    if (how_.rows == RowBreak::keep_tabs && tabs_fit(row)) return {row};
    Row run_on = row;
    for (std::size_t i = 1; i < run_on.parts.size(); ++i) run_on.parts[i].x_mm.reset();
    return {run_on};
  }

  /// An item begins with each label that has something to fill in behind it and before it. Rows of
  /// one line with loose words ("ngày … tháng … năm …") are one item.
  [[nodiscard]] static std::vector<Row> items_of(const Row& row) {
    std::vector<Row> items;
    bool filled = true;
    for (const RowPart& part : row.parts) {
      const bool is_label = std::holds_alternative<Label>(part.what);
      const bool begins = is_label && part.x_mm && filled && !items.empty();
      if (items.empty() || begins) {
        items.push_back({{}, row.font, row.space_before_mm});
        filled = false;
      }
      filled = filled || names_field(part);
      items.back().parts.push_back(part);
      if (begins) items.back().parts.back().x_mm.reset();
    }
    return items;
  }

  [[nodiscard]] static bool names_field(const RowPart& part) {
    const auto* leader = std::get_if<Leader>(&part.what);
    const auto* comb = std::get_if<Comb>(&part.what);
    return (leader && !leader->field.empty()) || comb;
  }

  [[nodiscard]] double label_width_mm(const RowPart& part, const Row& row) const {
    const auto* label = std::get_if<Label>(&part.what);
    return label ? shaper_.width_mm({plain_text(label->text), row.font, 0}) : 0;
  }

  [[nodiscard]] bool fits(const Row& row, std::size_t items) const {
    double labels_mm = 0;
    for (const RowPart& part : row.parts) labels_mm += label_width_mm(part, row);
    return labels_mm + static_cast<double>(items) * least_leader_mm < width_mm_;
  }

  /// Whether every tab stop lies behind what stands before it.
  [[nodiscard]] bool tabs_fit(const Row& row) const {
    double end_mm = 0;
    for (const RowPart& part : row.parts) {
      if (part.x_mm && *part.x_mm < end_mm) return false;
      end_mm = part.x_mm.value_or(end_mm) + label_width_mm(part, row);
      if (!std::holds_alternative<Label>(part.what)) end_mm += least_leader_mm;
    }
    return end_mm < width_mm_;
  }

  void narrow_combs(Row& row) const {
    double labels_mm = 0;
    for (const RowPart& part : row.parts) labels_mm += label_width_mm(part, row);
    for (RowPart& part : row.parts) {
      auto* comb = std::get_if<Comb>(&part.what);
      if (comb == nullptr) continue;
      const double room_mm = width_mm_ - labels_mm - 2 * comb_gap_mm;
      comb->cell_width_mm = std::min(comb->cell_width_mm, room_mm / comb->cells);
      part.x_mm = std::clamp(part.x_mm.value_or(0), labels_mm + comb_gap_mm,
                             std::max(labels_mm + comb_gap_mm,
                                      width_mm_ - comb->cells * comb->cell_width_mm));
    }
  }

  const Retyping& how_;
  Restyler restyle_;
  Shaper shaper_;
  double stretch_, width_mm_;
};

/// The field whose line this row continues; empty = it is no continuation line.
std::string continued_field(const Block& block) {
  const auto* row = std::get_if<Row>(&block.what);
  if (row == nullptr || row->parts.size() != 1) return "";
  const auto* leader = std::get_if<Leader>(&row->parts.front().what);
  return leader ? leader->field : "";
}

/// Continuation lines taken out or repeated until their field has `lines` in all.
std::vector<Block> with_lines(const std::vector<Block>& blocks, int lines) {
  std::vector<Block> out;
  for (const Block& block : blocks) {
    const int copies = continued_field(block).empty() ? 1 : lines - 1;
    out.insert(out.end(), static_cast<std::size_t>(std::max(0, copies)), block);
  }
  return out;
}

LayoutPage margins_of(const LayoutPage& page, const Retyping& how) {
  LayoutPage out = page;
  out.margin_left_mm = how.margin_left_mm;
  out.margin_right_mm = how.margin_right_mm;
  out.margin_top_mm = how.margin_top_mm;
  out.margin_bottom_mm = 10;
  out.blocks.clear();
  return out;
}

double line_width_mm(const LayoutPage& page) {
  return page.width_mm - page.margin_left_mm - page.margin_right_mm;
}

}  // namespace

Layout retyped(const Layout& layout, const Retyping& how) {
  Layout out = layout;
  out.pages.clear();
  for (const LayoutPage& page : layout.pages) {
    if (page.optional) continue;
    LayoutPage first = margins_of(page, how), second = first;
    const BlockRetyper retype(how, line_width_mm(page), line_width_mm(first));
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
      const bool moved = how.break_before && static_cast<int>(i) >= *how.break_before;
      const auto made = with_lines(std::visit(retype, page.blocks[i].what), how.request_lines);
      auto& blocks = moved ? second.blocks : first.blocks;
      blocks.insert(blocks.end(), made.begin(), made.end());
    }
    out.pages.push_back(std::move(first));
    if (!second.blocks.empty()) out.pages.push_back(std::move(second));
  }
  return out;
}

std::vector<int> likely_page_breaks(const Layout& layout) {
  const std::vector<Block>& blocks = layout.pages.front().blocks;
  std::vector<int> breaks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const int at = static_cast<int>(i);
    const bool table = std::holds_alternative<Table>(blocks[i].what);
    if (table && i > 0 && std::holds_alternative<Paragraph>(blocks[i - 1].what)) {
      breaks.push_back(at - 1);
    }
    if (table || std::holds_alternative<Columns>(blocks[i].what)) breaks.push_back(at);
  }
  return breaks;
}

}  // namespace hoso::typeset
