#include <fmt/format.h>

#include <hoso/text.hpp>

#include "template/choose.hpp"
#include "template/form_files.hpp"
#include "template/localized.hpp"
#include "typeset/layout.hpp"
#include "typeset/layout_schema.hpp"
#include "xml/schema.hpp"

// The schema is checked first: what is read here is known to be there and to be of its type.
namespace hoso::typeset {
namespace {

using xml::Element;

/// Superscripts as word processors set them, in em.
constexpr double superscript_size = 0.65;
constexpr double superscript_rise = 0.33;
constexpr double twips_per_pt = 20;
constexpr double rule_thickness_pt = 0.75;

/// What elements inherit.
struct Style {
  FontFace font;
  double space_before_mm = 0;
};

std::vector<Block> read_blocks(const Element& parent, const Style& style);

/// The length NAME-mm, NAME-pt or NAME-twips.
std::optional<double> length_mm(const Element& element, const std::string& name) {
  const std::string mm = name + "-mm", pt = name + "-pt", twips = name + "-twips";
  if (element.has(mm.c_str())) return element.number(mm.c_str());
  if (element.has(pt.c_str())) return element.number(pt.c_str()) * mm_per_pt;
  if (!element.has(twips.c_str())) return std::nullopt;
  return element.number(twips.c_str()) * mm_per_pt / twips_per_pt;
}

/// A schema cannot ask for one of several attributes.
void require_length(const Element& element, const std::string& name, const xml::Origin& origin) {
  if (length_mm(element, name)) return;
  xml::fail(origin, element.line(), name + "-mm, " + name + "-pt / " + name + "-twips",
            "<" + std::string(element.name()) + "> does not say its " + name);
}

bool flag_or(const Element& element, const char* name, bool otherwise) {
  return element.has(name) ? element.attribute(name) == "true" : otherwise;
}

double number_or(const Element& element, const char* name, double otherwise) {
  return element.has(name) ? element.number(name) : otherwise;
}

FontFace font_of(const Element& element, FontFace font) {
  if (element.has("font-family")) font.family = element.attribute("font-family");
  font.size_pt = number_or(element, "font-size-pt", font.size_pt);
  font.bold = flag_or(element, "bold", font.bold);
  font.italic = flag_or(element, "italic", font.italic);
  return font;
}

Style style_of(const Element& element, const Style& inherited) {
  return {font_of(element, inherited.font),
          length_mm(element, "space-before").value_or(inherited.space_before_mm)};
}

/// Runs of white space become one space; unlike normalized_spaces, the ends keep theirs, for they
/// may part two words of different looks.
std::string collapsed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) result += c;
    if (space && (result.empty() || result.back() != ' ')) result += ' ';
  }
  return nfc(result);
}

StyledText inline_look(const Element& element, StyledText look) {
  if (element.name() == "b") look.font.bold = true;
  if (element.name() == "i") look.font.italic = true;
  if (element.name() == "sup") {
    look.rise_mm = look.font.size_pt * superscript_rise * mm_per_pt;
    look.font.size_pt *= superscript_size;
  }
  return look;
}

void read_text(const Element& element, StyledText look, Text& text) {
  for (const xml::ContentPiece& piece : element.content()) {
    if (piece.element && piece.element->name() != "br") {
      read_text(*piece.element, inline_look(*piece.element, look), text);
      continue;
    }
    look.text = piece.element ? "\n" : collapsed(piece.text);
    text.push_back(look);
  }
}

Text text_of(const Element& element, const FontFace& font) {
  Text text;
  read_text(element, {"", font, 0}, text);
  return text;
}

Align align_of(const Element& element) {
  const std::string align = element.attribute("align");
  if (align == "centre") return Align::centre;
  if (align == "right") return Align::right;
  return align == "justify" ? Align::justify : Align::left;
}

Paragraph read_paragraph(const Element& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  return {text_of(element, style.font),
          style.font,
          align_of(element),
          style.space_before_mm,
          length_mm(element, "first-line").value_or(0),
          flag_or(element, "version-mark", false)};
}

std::variant<Label, Leader, Comb, CheckBox> read_part(const Element& element, const FontFace& font) {
  if (element.name() == "label") return Label{text_of(element, font_of(element, font))};
  if (element.name() == "leader") {
    return Leader{element.attribute("field"), length_mm(element, "width"),
                  element.has("parts") ? element.integer("parts") : 1, flag_or(element, "piece", false)};
  }
  if (element.name() == "check-box") {
    return CheckBox{element.attribute("field"), element.attribute("option"),
                    length_mm(element, "size").value_or(0)};
  }
  return Comb{element.attribute("field"), element.integer("cells"),
              length_mm(element, "cell-width").value_or(0),
              length_mm(element, "cell-height").value_or(0)};
}

Row read_row(const Element& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  Row row{{}, style.font, style.space_before_mm};
  for (const Element& part : element.children()) {
    row.parts.push_back({read_part(part, style.font), length_mm(part, "x")});
  }
  return row;
}

HorizontalRule read_rule(const Element& element, const Style& style) {
  return {length_mm(element, "width").value_or(0),
          number_or(element, "thickness-pt", rule_thickness_pt),
          style_of(element, style).space_before_mm};
}

Space read_space(const Element& element) {
  return {length_mm(element, "height"), length_mm(element, "to"), element.attribute("field")};
}

TableColumn read_table_column(const Element& element, const Style& style) {
  const FontFace font = font_of(element, style.font);
  return {element.attribute("field"), length_mm(element, "width").value_or(0),
          flag_or(element, "centred", false), text_of(element, font), font};
}

Table read_table(const Element& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  Table table{element.attribute("id"),
              length_mm(element, "x").value_or(0),
              element.integer("rows"),
              length_mm(element, "row-height").value_or(0),
              length_mm(element, "header-height").value_or(0),
              style.space_before_mm,
              flag_or(element, "dotted-rows", false),
              {}};
  for (const Element& column : element.children()) {
    table.columns.push_back(read_table_column(column, style));
  }
  return table;
}

GridRow read_grid_row(const Element& element, const Style& inherited) {
  const FontFace row_font = font_of(element, inherited.font);
  GridRow row{length_mm(element, "height").value_or(0), {}};
  for (const Element& cell : element.children()) {
    const FontFace font = font_of(cell, row_font);
    row.cells.push_back({text_of(cell, font), font, cell.attribute("field"),
                         cell.has("lines") ? cell.integer("lines") : 1, flag_or(cell, "centred", false)});
  }
  return row;
}

Grid read_grid(const Element& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  Grid grid{length_mm(element, "x").value_or(0), style.space_before_mm, {}, {}};
  for (const Element& column : element.children("grid-column")) {
    grid.widths_mm.push_back(length_mm(column, "width").value_or(0));
  }
  for (const Element& row : element.children("grid-row")) grid.rows.push_back(read_grid_row(row, style));
  return grid;
}

Columns read_columns(const Element& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  Columns columns{length_mm(element, "x").value_or(0), length_mm(element, "gap").value_or(0),
                  style.space_before_mm, {}};
  for (const Element& column : element.children()) {
    columns.columns.push_back({length_mm(column, "width").value_or(0),
                               read_blocks(column, style_of(column, {style.font, 0}))});
  }
  return columns;
}

Frame read_frame(const Element& element, const Style& style) {
  return {length_mm(element, "x").value_or(0), length_mm(element, "y").value_or(0),
          length_mm(element, "width").value_or(0),
          read_blocks(element, style_of(element, {style.font, 0}))};
}

Block read_block(const Element& element, const Style& style) {
  const std::string_view name = element.name();
  if (name == "paragraph") return {read_paragraph(element, style)};
  if (name == "row") return {read_row(element, style)};
  if (name == "rule") return {read_rule(element, style)};
  if (name == "space") return {read_space(element)};
  if (name == "table") return {read_table(element, style)};
  if (name == "grid") return {read_grid(element, style)};
  if (name == "columns") return {read_columns(element, style)};
  return {read_frame(element, style)};
}

std::vector<Block> read_blocks(const Element& parent, const Style& style) {
  std::vector<Block> blocks;
  for (const Element& element : parent.children()) blocks.push_back(read_block(element, style));
  return blocks;
}

LayoutPage read_page(const Element& element, const Style& inherited) {
  LayoutPage page;
  page.width_mm = element.number("width-mm");
  page.height_mm = element.number("height-mm");
  page.margin_left_mm = length_mm(element, "margin-left").value_or(0);
  page.margin_top_mm = length_mm(element, "margin-top").value_or(0);
  page.margin_right_mm = length_mm(element, "margin-right").value_or(0);
  page.margin_bottom_mm = length_mm(element, "margin-bottom").value_or(0);
  page.optional = flag_or(element, "optional", false);
  page.blocks = read_blocks(element, style_of(element, inherited));
  return page;
}

FieldDeclaration read_field(const Element& element) {
  FieldDeclaration field{element.attribute("id"), element.attribute("type"),
                         element.attribute("recognizer"), localized(*element.child("label")),
                         {}, choose_of(element), {}};
  for (const Element& option : element.children("option")) {
    field.options.push_back({option.attribute("value"), localized(*option.child("label"))});
  }
  for (const Element& parameter : element.children("parameter")) {
    field.parameters.emplace_back(parameter.attribute("name"), parameter.attribute("value"));
  }
  return field;
}

TableDeclaration read_table_declaration(const Element& element) {
  TableDeclaration table{element.attribute("id"), localized(*element.child("label")), {}};
  for (const Element& column : element.children("column")) {
    table.columns.push_back(read_field(column));
  }
  return table;
}

Layout read_heading(const Element& root) {
  Layout layout;
  layout.form = root.attribute("form");
  layout.version = root.attribute("version");
  layout.valid_from = root.attribute("valid-from");
  layout.superseded_on = root.attribute("superseded-on");
  layout.title = localized(*root.child("title"));
  layout.legal_source = root.child("legal-source")->text();
  if (const auto note = root.child("layout-note")) layout.layout_note = localized(*note);
  for (const Element& rules : root.children("rules")) layout.rules_files.push_back(rules.attribute("file"));
  return layout;
}

/// A schema cannot count cells.
void require_full_rows(const Element& grid, const xml::Origin& origin) {
  const std::size_t columns = grid.children("grid-column").size();
  for (const Element& row : grid.children("grid-row")) {
    if (row.children().size() == columns) continue;
    xml::fail(origin, row.line(), fmt::format("{} cells, one for each <grid-column>", columns),
              fmt::format("<grid-row> has {} cells", row.children().size()));
  }
}

/// Lengths without which nothing can be set.
void require_lengths(const Element& element, const xml::Origin& origin) {
  const std::string_view name = element.name();
  if (name == "rule" || name == "frame") require_length(element, "width", origin);
  if (name == "space" && !length_mm(element, "to")) require_length(element, "height", origin);
  if (name == "comb") {
    require_length(element, "cell-width", origin);
    require_length(element, "cell-height", origin);
  }
  if (name == "check-box") require_length(element, "size", origin);
  if (name == "grid-column") require_length(element, "width", origin);
  if (name == "grid-row") require_length(element, "height", origin);
  if (name == "grid") require_full_rows(element, origin);
  if (name == "table" && element.has("rows")) require_length(element, "row-height", origin);
  for (const Element& child : element.children()) {
    const bool sized_column = child.name() == "column" && !child.has("recognizer");
    if (sized_column) require_length(child, "width", origin);
    require_lengths(child, origin);
  }
}

}  // namespace

Layout read_layout(const std::string& path) {
  const xml::Document document(read_template_file(path), {path, "template.invalid"});
  xml::Schema(layout_schema()).require(document);
  const Element root = document.root();
  require_lengths(root, document.origin());
  Layout layout = read_heading(root);
  for (const Element& element : root.child("fields")->children()) {
    if (element.name() == "table") layout.declarations.emplace_back(read_table_declaration(element));
    else layout.declarations.emplace_back(read_field(element));
  }
  const Style style = style_of(root, {});
  for (const Element& page : root.children("page")) layout.pages.push_back(read_page(page, style));
  return layout;
}

}  // namespace hoso::typeset
