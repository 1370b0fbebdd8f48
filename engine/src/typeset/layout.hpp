// A form's layout as layout.xml says it (docs/typesetting.md): blocks that flow down a page.
// Everything is resolved: fonts inherited, lengths in millimetres.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <hoso/message.hpp>

#include "typeset/marks.hpp"

namespace hoso::typeset {

enum class Align { left, centre, right, justify };

/// A stretch of text of one look; "\n" is a forced line break.
struct StyledText {
  std::string text;
  FontFace font;
  double rise_mm = 0;
};
using Text = std::vector<StyledText>;

struct Paragraph {
  Text text;
  FontFace font;
  Align align = Align::left;
  double space_before_mm = 0;
  double first_line_mm = 0;
  bool version_mark = false;  ///< print by which versions of the form are told apart
};

struct Label {
  Text text;
};
/// A dotted line to write on.
struct Leader {
  std::string field;  ///< empty = belongs to no field
  std::optional<double> width_mm;  ///< none = shares what is left of the row
  int parts = 1;      ///< divided by printed slashes
  bool piece = false;  ///< holds one piece of its field ("ngày … tháng … năm …"), not a line of it
};
/// A row of boxes for one character each.
struct Comb {
  std::string field;
  int cells = 0;
  double cell_width_mm = 0;
  double cell_height_mm = 0;
};
/// A square to tick: one option of a choice.
struct CheckBox {
  std::string field;
  std::string option;
  double size_mm = 0;
};
struct RowPart {
  std::variant<Label, Leader, Comb, CheckBox> what;
  std::optional<double> x_mm;  ///< tab stop from the left of the frame
};
/// Labels, leaders, combs and check boxes on one baseline.
struct Row {
  std::vector<RowPart> parts;
  FontFace font;
  double space_before_mm = 0;
};

struct HorizontalRule {
  double width_mm = 0;
  double thickness_pt = 0.75;
  double space_before_mm = 0;
};

/// Empty height, perhaps an area to sign in.
struct Space {
  std::optional<double> height_mm;
  std::optional<double> to_mm;  ///< or down to this distance from the page's top
  std::string field;
};

struct TableColumn {
  std::string field;  ///< empty = not filled in
  double width_mm = 0;
  bool centred = false;
  Text header;
  FontFace font;
};
struct Table {
  std::string id;
  double x_mm = 0;  ///< from the left of the frame; may be negative
  int rows = 0;
  double row_height_mm = 0;
  double header_height_mm = 0;  ///< at least
  double space_before_mm = 0;
  bool dotted_rows = false;  ///< inner row lines dotted
  std::vector<TableColumn> columns;
  int first_row = 0;  ///< its number; > 0 where the table goes on from another page
};

struct GridCell {
  Text text;          ///< printed in it
  FontFace font;
  std::string field;  ///< empty = not filled in
  int lines = 1;      ///< of writing, one below another
  bool centred = false;
};
struct GridRow {
  double height_mm = 0;
  std::vector<GridCell> cells;  ///< one a column
};
/// Ruled cells, each printed in or filled in: tables whose rows have names of their own.
struct Grid {
  double x_mm = 0;
  double space_before_mm = 0;
  std::vector<double> widths_mm;
  std::vector<GridRow> rows;
};

struct Block;
struct Column {
  double width_mm = 0;
  std::vector<Block> blocks;
};
/// Blocks beside one another.
struct Columns {
  double x_mm = 0;
  double gap_mm = 0;
  double space_before_mm = 0;
  std::vector<Column> columns;
};
/// Blocks at a fixed place, outside the flow.
struct Frame {
  double x_mm = 0;  ///< from the page's left edge
  double y_mm = 0;
  double width_mm = 0;
  std::vector<Block> blocks;
};

struct Block {
  std::variant<Paragraph, Row, HorizontalRule, Space, Table, Grid, Columns, Frame> what;
};

struct LayoutPage {
  double width_mm = 210;
  double height_mm = 297;
  double margin_left_mm = 0;
  double margin_top_mm = 0;
  double margin_right_mm = 0;
  double margin_bottom_mm = 0;
  bool optional = false;
  std::vector<Block> blocks;
};

/// What form.xml says of a field besides its geometry.
struct FieldDeclaration {
  std::string id;
  std::string type;
  std::string recognizer;
  LocalizedText label;
  std::vector<ChoiceOption> options;  ///< of a choice, in paper order
  Choose choose = Choose::one;
  std::vector<std::pair<std::string, std::string>> parameters;
};
struct TableDeclaration {
  std::string id;
  LocalizedText label;
  std::vector<FieldDeclaration> columns;
};

struct Layout {
  std::string form;
  std::string version;
  std::string valid_from;
  std::string superseded_on;
  LocalizedText title;
  std::string legal_source;
  LocalizedText layout_note;
  std::vector<std::string> rules_files;
  std::vector<std::variant<FieldDeclaration, TableDeclaration>> declarations;  ///< in paper order
  std::vector<LayoutPage> pages;
};

/// Reads a layout.xml. Throws Error "template.invalid" naming file, line and what was
/// expected.
[[nodiscard]] Layout read_layout(const std::string& path);

}  // namespace hoso::typeset
