#include "typeset/typeset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include <hoso/error.hpp>

#include "typeset/block_setting.hpp"
#include "typeset/text_lines.hpp"

namespace hoso::typeset {
namespace {

/// Between neighbours of a row, and before a tab stop.
constexpr double part_gap_mm = 0.6;
constexpr double tab_gap_mm = 1.5;
/// Leader dots are the face's full stops: pitch and diameter in em.
constexpr double leader_pitch = 0.25;
constexpr double leader_diameter = 0.09;
constexpr double box_line_pt = 0.75;
constexpr double tolerance_mm = 0.01;

// --- paragraphs ---

double justification_mm(const TextLine& line, Align align, double width_mm) {
  if (align != Align::justify || line.last || line.words.size() < 2) return 0;
  return (width_mm - line.width_mm) / static_cast<double>(line.words.size() - 1);
}

/// Sets lines one below another from `y_mm`; returns where the next would begin.
double set_lines(const Target& target, const Paragraph& paragraph, LineRoom room, double y_mm) {
  const LineHeight height = target.shaper.line_height(paragraph.font);
  double indent_mm = paragraph.first_line_mm;
  MmRect extent;
  for (const TextLine& line :
       lines_of(words_of(paragraph.text, target.shaper), room.width_mm, indent_mm)) {
    const LineRoom line_room{room.left_mm + indent_mm, room.width_mm - indent_mm};
    const LinePlace place{start_of(line, paragraph.align, line_room), y_mm + height.ascent_mm,
                          height, justification_mm(line, paragraph.align, line_room.width_mm)};
    std::vector<TextMark> marks = marks_of(line, place);
    for (const TextMark& mark : marks) extent = united(extent, mark.box);
    add(target.page, std::move(marks));
    y_mm += height.height_mm;
    indent_mm = 0;
  }
  if (paragraph.version_mark) target.page.version_marks.push_back(extent);
  return y_mm;
}

// --- rows ---

struct Span {
  double x_mm = 0;
  double width_mm = 0;
};

double label_width_mm(const Label& label, const Shaper& shaper) {
  double width_mm = 0;
  for (const TextLine& line : lines_of(words_of(label.text, shaper), 1e9, 0)) {
    width_mm += line.width_mm;
  }
  return width_mm;
}

/// None for leaders that share what is left.
std::optional<double> own_width_mm(const RowPart& part, const Shaper& shaper) {
  if (const auto* label = std::get_if<Label>(&part.what)) return label_width_mm(*label, shaper);
  if (const auto* comb = std::get_if<Comb>(&part.what)) return comb->cells * comb->cell_width_mm;
  if (const auto* box = std::get_if<CheckBox>(&part.what)) return box->size_mm;
  return std::get<Leader>(part.what).width_mm;
}

/// Lays parts[begin..end) out between two tab stops.
void lay_out(std::span<const std::optional<double>> widths_mm, Span room, std::span<Span> spans) {
  double fixed_mm = part_gap_mm * static_cast<double>(widths_mm.size() - 1);
  int flexible = 0;
  for (const auto& width_mm : widths_mm) {
    fixed_mm += width_mm.value_or(0);
    flexible += width_mm ? 0 : 1;
  }
  const double share_mm = flexible == 0 ? 0 : std::max(0.0, (room.width_mm - fixed_mm) / flexible);
  double x_mm = room.x_mm;
  for (std::size_t i = 0; i < widths_mm.size(); ++i) {
    spans[i] = {x_mm, widths_mm[i].value_or(share_mm)};
    x_mm += spans[i].width_mm + part_gap_mm;
  }
}

std::vector<Span> spans_of(const Row& row, const Flow& flow, const Shaper& shaper) {
  std::vector<std::optional<double>> widths_mm;
  for (const RowPart& part : row.parts) widths_mm.push_back(own_width_mm(part, shaper));
  std::vector<Span> spans(row.parts.size());
  double x_mm = flow.left_mm;
  for (std::size_t begin = 0, end = 0; begin < row.parts.size(); begin = end) {
    const auto next = std::find_if(row.parts.begin() + static_cast<long>(begin) + 1,
                                   row.parts.end(), [](const RowPart& p) { return p.x_mm; });
    end = static_cast<std::size_t>(next - row.parts.begin());
    if (row.parts[begin].x_mm) x_mm = flow.left_mm + *row.parts[begin].x_mm;
    const double right_mm = next == row.parts.end()
                                ? flow.left_mm + flow.width_mm
                                : flow.left_mm + *next->x_mm - tab_gap_mm;
    lay_out(std::span(widths_mm).subspan(begin, end - begin), {x_mm, right_mm - x_mm},
            std::span(spans).subspan(begin, end - begin));
  }
  return spans;
}

/// Sets one part of a row.
struct PartSetter {
  const Target& target;
  const Row& row;
  Span span;
  double top_mm;
  double baseline_mm;

  void operator()(const Label& label) const {
    const LineHeight height = target.shaper.line_height(row.font);
    for (const TextLine& line : lines_of(words_of(label.text, target.shaper), 1e9, 0)) {
      add(target.page, marks_of(line, {span.x_mm, baseline_mm, height}));
    }
  }

  void operator()(const Leader& leader) const {
    const std::vector<double> edges_mm = part_edges(leader.parts);
    for (int i = 0; i < leader.parts; ++i) {
      const bool last = i + 1 == leader.parts;
      add_dots(edges_mm[static_cast<std::size_t>(i)],
               edges_mm[static_cast<std::size_t>(i) + 1] - (last ? 0 : 2 * slash_width_mm()));
      if (!last) add_slash(edges_mm[static_cast<std::size_t>(i) + 1]);
    }
    if (leader.field.empty()) return;
    Place place{leader.field, PlaceKind::line,
                {span.x_mm, baseline_mm - ink_above_mm, span.width_mm,
                 ink_above_mm + ink_below_mm},
                baseline_mm};
    if (leader.parts > 1) place.part_edges_mm = edges_mm;
    place.piece = leader.piece;
    target.page.places.push_back(std::move(place));
  }

  void operator()(const Comb& comb) const {
    const MmRect box{span.x_mm, top_mm, span.width_mm, comb.cell_height_mm};
    add_boxes(box, comb.cells);
    Place place{comb.field, PlaceKind::comb, box, baseline_mm};
    place.cells = comb.cells;
    target.page.places.push_back(std::move(place));
  }

  /// In the middle of the line's capitals.
  void operator()(const CheckBox& box) const {
    const double top = baseline_mm - half_capital_mm(row.font.size_pt) - box.size_mm / 2;
    const MmRect square{span.x_mm, top, box.size_mm, box.size_mm};
    add_boxes(square, 1);
    Place place{box.field, PlaceKind::box, square, baseline_mm};
    place.option = box.option;
    target.page.places.push_back(std::move(place));
  }

 private:
  /// The rules of `count` boxes of equal width side by side.
  void add_boxes(const MmRect& all, int count) const {
    for (const double y : {all.y, all.bottom()}) {
      target.page.marks.emplace_back(LineMark{{all.x, y}, {all.right(), y}, box_line_pt});
    }
    for (int i = 0; i <= count; ++i) {
      const double x = all.x + i * all.width / count;
      target.page.marks.emplace_back(LineMark{{x, all.y}, {x, all.bottom()}, box_line_pt});
    }
  }

  [[nodiscard]] double slash_width_mm() const { return target.shaper.width_mm({"/", row.font}); }

  [[nodiscard]] std::vector<double> part_edges(int parts) const {
    std::vector<double> edges_mm;
    for (int i = 0; i <= parts; ++i) edges_mm.push_back(span.x_mm + span.width_mm * i / parts);
    return edges_mm;
  }

  void add_dots(double from_mm, double to_mm) const {
    const double diameter_pt = row.font.size_pt * leader_diameter;
    const double y_mm = baseline_mm - diameter_pt * mm_per_pt / 2;
    target.page.marks.emplace_back(DotsMark{{from_mm, y_mm}, to_mm - from_mm,
                                            row.font.size_pt * leader_pitch * mm_per_pt,
                                            diameter_pt});
  }

  void add_slash(double right_mm) const {
    const std::vector<SetWord> words = words_of({{"/", row.font, 0}}, target.shaper);
    const double x_mm = right_mm - 1.5 * slash_width_mm();
    add(target.page, marks_of(lines_of(words, 1e9, 0).front(),
                              {x_mm, baseline_mm, target.shaper.line_height(row.font)}));
  }
};

/// Of combs, and of check boxes that a line of text has no room for; 0 = none.
double box_height_mm(const Row& row, double line_mm) {
  double height_mm = 0;
  for (const RowPart& part : row.parts) {
    const auto* comb = std::get_if<Comb>(&part.what);
    const auto* box = std::get_if<CheckBox>(&part.what);
    if (comb != nullptr) height_mm = std::max(height_mm, comb->cell_height_mm);
    if (box != nullptr && box->size_mm > line_mm) height_mm = std::max(height_mm, box->size_mm);
  }
  return height_mm;
}

// --- blocks ---

void set_blocks(const Target& target, const std::vector<Block>& blocks, Flow& flow);

/// Sets one block and moves the flow below it.
struct BlockSetter {
  const Target& target;
  Flow& flow;

  void operator()(const Paragraph& paragraph) const {
    set_element(target.page, PageElement::Kind::paragraph, [&] {
      flow.y_mm = set_lines(target, paragraph, {flow.left_mm, flow.width_mm}, flow.y_mm + paragraph.space_before_mm);
    });
  }

  void operator()(const Row& row) const {
    flow.y_mm += row.space_before_mm;
    const LineHeight height = target.shaper.line_height(row.font);
    const double box_mm = box_height_mm(row, height.height_mm);
    const double baseline_mm =
        flow.y_mm + (box_mm > 0 ? box_mm / 2 + half_capital_mm(row.font.size_pt)
                                 : height.ascent_mm);
    const std::vector<Span> spans = spans_of(row, flow, target.shaper);
    set_element(target.page, PageElement::Kind::row, [&] {
      for (std::size_t i = 0; i < spans.size(); ++i) {
        std::visit(PartSetter{target, row, spans[i], flow.y_mm, baseline_mm}, row.parts[i].what);
      }
    });
    flow.y_mm += std::max(height.height_mm, box_mm);
  }

  void operator()(const HorizontalRule& rule) const {
    flow.y_mm += rule.space_before_mm;
    const double x_mm = flow.left_mm + (flow.width_mm - rule.width_mm) / 2;
    target.page.marks.emplace_back(
        LineMark{{x_mm, flow.y_mm}, {x_mm + rule.width_mm, flow.y_mm}, rule.thickness_pt});
    flow.y_mm += rule.thickness_pt * mm_per_pt;
  }

  void operator()(const Space& space) const {
    const double height_mm = space.to_mm ? *space.to_mm - flow.y_mm : *space.height_mm;
    if (height_mm < 0) throw_overfull(-height_mm);
    if (!space.field.empty()) {
      target.page.places.push_back({space.field, PlaceKind::area,
                                    {flow.left_mm, flow.y_mm, flow.width_mm, height_mm}});
    }
    flow.y_mm += height_mm;
  }

  void operator()(const Table& table) const { set_table(target, table, flow); }

  void operator()(const Grid& grid) const { set_grid(target, grid, flow); }

  void operator()(const Columns& columns) const {
    Flow column_flow{flow.left_mm + columns.x_mm, 0, 0};
    const double top_mm = flow.y_mm + columns.space_before_mm;
    for (const Column& column : columns.columns) {
      column_flow.width_mm = column.width_mm;
      column_flow.y_mm = top_mm;
      set_blocks(target, column.blocks, column_flow);
      column_flow.left_mm += column.width_mm + columns.gap_mm;
      flow.y_mm = std::max(flow.y_mm, column_flow.y_mm);
    }
  }

  void operator()(const Frame& frame) const {
    Flow frame_flow{frame.x_mm, frame.width_mm, frame.y_mm};
    set_blocks(target, frame.blocks, frame_flow);
  }

  [[noreturn]] static void throw_overfull(double excess_mm) {
    throw Error("template.layout_overfull", {{"excess_mm", fmt::format("{:.1f}", excess_mm)}});
  }
};

void set_blocks(const Target& target, const std::vector<Block>& blocks, Flow& flow) {
  for (const Block& block : blocks) std::visit(BlockSetter{target, flow}, block.what);
}

TypesetPage typeset_page(const LayoutPage& layout, const Shaper& shaper) {
  TypesetPage page;
  page.width_mm = layout.width_mm;
  page.height_mm = layout.height_mm;
  page.optional = layout.optional;
  Flow flow{layout.margin_left_mm,
            layout.width_mm - layout.margin_left_mm - layout.margin_right_mm,
            layout.margin_top_mm};
  set_blocks({shaper, page}, layout.blocks, flow);
  const double excess_mm = flow.y_mm - (layout.height_mm - layout.margin_bottom_mm);
  if (excess_mm > tolerance_mm) BlockSetter::throw_overfull(excess_mm);
  return page;
}

}  // namespace

std::vector<TypesetPage> typeset(const Layout& layout) {
  const Shaper shaper;
  std::vector<TypesetPage> pages;
  for (const LayoutPage& page : layout.pages) pages.push_back(typeset_page(page, shaper));
  return pages;
}

}  // namespace hoso::typeset
