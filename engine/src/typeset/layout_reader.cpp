#include <hoso/text.hpp>

#include "typeset/layout.hpp"
#include "typeset/xml_element.hpp"

namespace hoso::typeset {
namespace {

/// Superscripts as word processors set them.
constexpr double superscript_size = 0.65;
constexpr double superscript_rise = 0.33;

/// What elements inherit.
struct Style {
  FontFace font;
  double space_before_mm = 0;
};

std::vector<Block> read_blocks(const XmlElement& parent, const Style& style);

FontFace font_of(const XmlElement& element, FontFace font) {
  font.family = element.text_or("font-family", font.family);
  font.size_pt = element.number("font-size-pt").value_or(font.size_pt);
  font.bold = element.flag_or("bold", font.bold);
  font.italic = element.flag_or("italic", font.italic);
  return font;
}

Style style_of(const XmlElement& element, const Style& inherited) {
  return {font_of(element, inherited.font),
          element.length_mm_or("space-before", inherited.space_before_mm)};
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

StyledText superscript(StyledText look) {
  look.rise_mm = look.font.size_pt * superscript_rise * mm_per_pt;
  look.font.size_pt *= superscript_size;
  return look;
}

StyledText inline_look(const XmlElement& element, StyledText look) {
  if (element.name() == "b") look.font.bold = true;
  else if (element.name() == "i") look.font.italic = true;
  else if (element.name() == "sup") return superscript(look);
  else element.fail("<b>, <i>, <sup>, <br>");
  return look;
}

void read_text(const XmlElement& element, const StyledText& look, Text& text) {
  for (xmlNode* node = element.node()->children; node != nullptr; node = node->next) {
    StyledText piece = look;
    if (node->type == XML_TEXT_NODE) {
      piece.text = collapsed(reinterpret_cast<const char*>(node->content));
      text.push_back(std::move(piece));
    } else if (node->type == XML_ELEMENT_NODE) {
      const XmlElement child(node, element.file());
      if (child.name() == "br") {
        piece.text = "\n";
        text.push_back(std::move(piece));
      } else {
        read_text(child, inline_look(child, look), text);
      }
    }
  }
}

Text text_of(const XmlElement& element, const FontFace& font) {
  Text text;
  read_text(element, {"", font, 0}, text);
  return text;
}

Align align_of(const XmlElement& element) {
  const std::string align = element.text_or("align", "left");
  if (align == "left") return Align::left;
  if (align == "centre") return Align::centre;
  if (align == "right") return Align::right;
  if (align == "justify") return Align::justify;
  element.fail("align = left, centre, right, justify");
}

Paragraph read_paragraph(const XmlElement& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  return {text_of(element, style.font),         style.font,
          align_of(element),                    style.space_before_mm,
          element.length_mm_or("first-line", 0), element.flag_or("version-mark", false)};
}

RowPart read_row_part(const XmlElement& element, const FontFace& font) {
  const std::optional<double> x_mm = element.length_mm("x");
  if (element.name() == "label") return {Label{text_of(element, font_of(element, font))}, x_mm};
  if (element.name() == "leader") {
    const int parts = element.attribute("parts") ? element.required_count("parts") : 1;
    return {Leader{element.text_or("field", ""), element.length_mm("width"), parts}, x_mm};
  }
  if (element.name() == "comb") {
    return {Comb{element.required("field"), element.required_count("cells"),
                 element.required_length_mm("cell-width"),
                 element.required_length_mm("cell-height")},
            x_mm};
  }
  element.fail("<label>, <leader>, <comb>");
}

Row read_row(const XmlElement& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  Row row{{}, style.font, style.space_before_mm};
  for (const XmlElement& part : element.children()) {
    row.parts.push_back(read_row_part(part, style.font));
  }
  return row;
}

HorizontalRule read_rule(const XmlElement& element, const Style& style) {
  return {element.required_length_mm("width"), element.number("thickness-pt").value_or(0.75),
          style_of(element, style).space_before_mm};
}

Space read_space(const XmlElement& element) {
  const Space space{element.length_mm("height"), element.length_mm("to"),
                    element.text_or("field", "")};
  if (space.height_mm.has_value() == space.to_mm.has_value()) element.fail("height-mm / to-mm");
  return space;
}

TableColumn read_table_column(const XmlElement& element, const Style& style) {
  const FontFace font = font_of(element, style.font);
  return {element.text_or("field", ""), element.required_length_mm("width"),
          element.flag_or("centred", false), text_of(element, font), font};
}

Table read_table(const XmlElement& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  Table table{element.required("id"),
              element.length_mm_or("x", 0),
              element.required_count("rows"),
              element.required_length_mm("row-height"),
              element.length_mm_or("header-height", 0),
              style.space_before_mm,
              element.flag_or("dotted-rows", false),
              {}};
  for (const XmlElement& column : element.children("column")) {
    table.columns.push_back(read_table_column(column, style));
  }
  return table;
}

Columns read_columns(const XmlElement& element, const Style& inherited) {
  const Style style = style_of(element, inherited);
  Columns columns{element.length_mm_or("x", 0), element.length_mm_or("gap", 0),
                  style.space_before_mm, {}};
  for (const XmlElement& column : element.children("column")) {
    columns.columns.push_back({column.required_length_mm("width"),
                               read_blocks(column, style_of(column, {style.font, 0}))});
  }
  return columns;
}

Frame read_frame(const XmlElement& element, const Style& style) {
  return {element.required_length_mm("x"), element.required_length_mm("y"),
          element.required_length_mm("width"),
          read_blocks(element, style_of(element, {style.font, 0}))};
}

Block read_block(const XmlElement& element, const Style& style) {
  const std::string_view name = element.name();
  if (name == "paragraph") return {read_paragraph(element, style)};
  if (name == "row") return {read_row(element, style)};
  if (name == "rule") return {read_rule(element, style)};
  if (name == "space") return {read_space(element)};
  if (name == "table") return {read_table(element, style)};
  if (name == "columns") return {read_columns(element, style)};
  if (name == "frame") return {read_frame(element, style)};
  element.fail("<paragraph>, <row>, <rule>, <space>, <table>, <columns>, <frame>");
}

std::vector<Block> read_blocks(const XmlElement& parent, const Style& style) {
  std::vector<Block> blocks;
  for (const XmlElement& element : parent.children()) blocks.push_back(read_block(element, style));
  return blocks;
}

LayoutPage read_page(const XmlElement& element, const Style& inherited) {
  LayoutPage page;
  page.width_mm = element.required_length_mm("width");
  page.height_mm = element.required_length_mm("height");
  page.margin_left_mm = element.required_length_mm("margin-left");
  page.margin_top_mm = element.required_length_mm("margin-top");
  page.margin_right_mm = element.required_length_mm("margin-right");
  page.margin_bottom_mm = element.required_length_mm("margin-bottom");
  page.optional = element.flag_or("optional", false);
  page.blocks = read_blocks(element, style_of(element, inherited));
  return page;
}

LocalizedText localized(const std::optional<XmlElement>& element) {
  if (!element) return {};
  return {element->required("vi"), element->required("en")};
}

FieldDeclaration read_field(const XmlElement& element) {
  FieldDeclaration field{element.required("id"), element.required("type"),
                         element.required("recognizer"), localized(element.child("label")), {}};
  for (const XmlElement& parameter : element.children("parameter")) {
    field.parameters.emplace_back(parameter.required("name"), parameter.required("value"));
  }
  return field;
}

TableDeclaration read_table_declaration(const XmlElement& element) {
  TableDeclaration table{element.required("id"), localized(element.child("label")), {}};
  for (const XmlElement& column : element.children("column")) {
    table.columns.push_back(read_field(column));
  }
  return table;
}

XmlElement required_child(const XmlElement& element, std::string_view name) {
  const std::optional<XmlElement> child = element.child(name);
  if (!child) element.fail("<" + std::string(name) + ">");
  return *child;
}

Layout read_heading(const XmlElement& root) {
  Layout layout;
  layout.form = root.required("form");
  layout.version = root.required("version");
  layout.valid_from = root.required("valid-from");
  layout.superseded_on = root.text_or("superseded-on", "");
  layout.title = localized(required_child(root, "title"));
  layout.legal_source = required_child(root, "legal-source").content();
  layout.layout_note = localized(root.child("layout-note"));
  if (const auto rules = root.child("rules")) layout.rules_file = rules->required("file");
  return layout;
}

}  // namespace

Layout read_layout(const std::string& path) {
  const XmlDocument document = parse_xml(path);
  const XmlElement root = XmlElement::root(document, path);
  Layout layout = read_heading(root);
  for (const XmlElement& element : required_child(root, "fields").children()) {
    if (element.name() == "table") layout.declarations.emplace_back(read_table_declaration(element));
    else layout.declarations.emplace_back(read_field(element));
  }
  const Style style = style_of(root, {});
  if (style.font.family.empty()) root.fail("attribute font-family");
  for (const XmlElement& page : root.children("page")) {
    layout.pages.push_back(read_page(page, style));
  }
  return layout;
}

}  // namespace hoso::typeset
