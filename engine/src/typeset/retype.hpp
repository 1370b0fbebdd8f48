// A form typed again by somebody: the same labels and places, another look.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "typeset/layout.hpp"

namespace hoso::typeset {

/// How a row of several items is broken.
enum class RowBreak {
  keep_tabs,  ///< items stay beside one another, at the same shares of the line
  run_on,     ///< items follow one another without tab stops
  split,      ///< every item gets a line of its own
};

/// What a re-typed copy does differently. Ratios are to the layout's own measure.
struct Retyping {
  std::string font_family = "Liberation Serif";
  double size_pt = 12;            ///< of body text; headings keep their proportion to it
  double space_ratio = 1;         ///< of the space before blocks
  double margin_left_mm = 30;
  double margin_right_mm = 20;
  double margin_top_mm = 20;
  RowBreak rows = RowBreak::keep_tabs;
  bool dates_with_slashes = true;  ///< false: dates stand on one leader
  int request_lines = 2;           ///< leaders of the last field that has more than one
  double cell_width_mm = 7;        ///< of combs, narrower where a line has no room for it
  double cell_height_mm = 7.5;
  std::optional<int> table_rows;   ///< none = as in the layout
  double row_height_mm = 7;
  bool dotted_rows = false;
  std::vector<double> column_ratios;  ///< of the table's columns, in turn; empty = all 1
  double signing_height_mm = 30;
  /// Which block of the first page (from 0) begins a page of its own; none = all on one page.
  std::optional<int> break_before;
};

/// `layout` typed again: its filled-in pages only, without the optional ones. A block that
/// `break_before` moves goes to a second page of the same size. Pure.
[[nodiscard]] Layout retyped(const Layout& layout, const Retyping& how);

/// Positions of the first page's blocks before which people break a page: the table's heading, the
/// table and the signatures. In order.
[[nodiscard]] std::vector<int> likely_page_breaks(const Layout& layout);

}  // namespace hoso::typeset
