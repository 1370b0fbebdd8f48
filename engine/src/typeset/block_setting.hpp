// What the setters of different blocks share.
#pragma once

#include <utility>
#include <vector>

#include "typeset/layout.hpp"
#include "typeset/shaper.hpp"
#include "typeset/text_lines.hpp"

namespace hoso::typeset {

/// Ink on a leader: capitals with stacked marks above it, descenders below.
inline constexpr double ink_above_mm = 5.1;
inline constexpr double ink_below_mm = 1.8;
/// What cells are thought to be filled in with.
inline constexpr double cell_font_size_pt = 12;

/// Where the next block goes.
struct Flow {
  double left_mm = 0;
  double width_mm = 0;
  double y_mm = 0;
};

/// What blocks are set with and onto.
struct Target {
  const Shaper& shaper;
  TypesetPage& page;
};

struct LineRoom {
  double left_mm = 0;
  double width_mm = 0;
};

/// Notes as one element what `set` puts onto the page.
template <class Set>
void set_element(TypesetPage& page, PageElement::Kind kind, Set set) {
  PageElement element{kind, page.marks.size(), 0, page.places.size(), 0};
  set();
  element.end_mark = page.marks.size();
  element.end_place = page.places.size();
  page.elements.push_back(element);
}

inline void add(TypesetPage& page, std::vector<TextMark> marks) {
  for (TextMark& mark : marks) page.marks.emplace_back(std::move(mark));
}

/// Half of a capital's height: what text stands below the middle of a box to look centred.
[[nodiscard]] inline double half_capital_mm(double size_pt) {
  constexpr double cap_height = 0.66;  // of Times-like faces, in em
  return size_pt * cap_height * mm_per_pt / 2;
}

/// Of one line of text in the middle of a cell.
[[nodiscard]] inline double cell_baseline_mm(const MmRect& cell) {
  return cell.y + cell.height / 2 + half_capital_mm(cell_font_size_pt);
}

[[nodiscard]] inline double start_of(const TextLine& line, Align align, LineRoom room) {
  const double left_over_mm = room.width_mm - line.width_mm;
  switch (align) {
    case Align::centre: return room.left_mm + left_over_mm / 2;
    case Align::right: return room.left_mm + left_over_mm;
    default: return room.left_mm;
  }
}

/// Sets a table with its header and moves the flow below it.
void set_table(const Target& target, const Table& table, Flow& flow);

/// Sets a grid and moves the flow below it.
void set_grid(const Target& target, const Grid& grid, Flow& flow);

}  // namespace hoso::typeset
