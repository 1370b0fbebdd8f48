#include "filling/separator_sheet.hpp"

#include <hoso/error.hpp>

#include "filling/qr_symbol.hpp"
#include "typeset/shaper.hpp"
#include "typeset/typeset.hpp"

namespace hoso::filling {
namespace {

using typeset::Block;
using typeset::FontFace;

const FontFace heading{"Liberation Serif", 24, true, false};
const FontFace plain{"Liberation Serif", 13, false, false};
const FontFace faint{"Liberation Serif", 11, false, true};

constexpr double large_mm = 95, small_mm = 55;

Block line(const std::string& text, const FontFace& font, double space_before_mm) {
  typeset::Paragraph paragraph;
  paragraph.text = {{text, font, 0}};
  paragraph.font = font;
  paragraph.align = typeset::Align::centre;
  paragraph.space_before_mm = space_before_mm;
  return {paragraph};
}

Block room_down_to(double mm) {
  typeset::Space space;
  space.to_mm = mm;
  return {space};
}

/// As large as its line takes it.
FontFace on_one_line(const std::string& code) {
  constexpr double line_mm = 176, largest_pt = 30;
  FontFace font{"Liberation Serif", largest_pt, true, false};
  const double width_mm = typeset::Shaper().width_mm({code, font, 0});
  if (width_mm > line_mm) font.size_pt = largest_pt * line_mm / width_mm;
  return font;
}

typeset::Layout layout_of(const SeparatorCode& code, const std::string& procedure_name) {
  typeset::LayoutPage page;
  page.margin_left_mm = page.margin_right_mm = 15;
  page.margin_top_mm = page.margin_bottom_mm = 12;
  page.blocks = {line("TỜ PHÂN CÁCH HỒ SƠ", heading, 0), line("Dossier separator", faint, 0),
                 line("Đặt tờ này, đầu trang lên trên, ngay trước trang đầu của hồ sơ rồi quét cả xấp.", plain, 2),
                 line("Put this sheet, head up, right before the first page of the dossier, then scan the stack.",
                      faint, 0),
                 room_down_to(140)};
  page.blocks.push_back(line(code.dossier_code, on_one_line(code.dossier_code), 0));
  page.blocks.push_back(line("Mã hồ sơ / dossier code", faint, 0));
  if (!code.procedure.empty()) page.blocks.push_back(line("Thủ tục / procedure: " + code.procedure, plain, 3));
  if (!procedure_name.empty()) page.blocks.push_back(line(procedure_name, plain, 0));
  typeset::Layout layout;
  layout.pages = {page};
  return layout;
}

void draw(const SeparatorCode& code, int number, MmPoint centre, double side_mm, typeset::TypesetPage& page) {
  SeparatorCode numbered = code;
  numbered.symbol = number;
  const auto symbol = QrSymbol::of(separator_code_text(numbered), QrSymbol::Correction::high);
  if (!symbol) throw Error("separator.bad_code", {});
  const double module_mm = side_mm / symbol->side_mm(1);
  symbol->draw(page, {centre.x - side_mm / 2, centre.y - side_mm / 2}, module_mm);
}

}  // namespace

typeset::FilledForm separator_sheet(const SeparatorCode& code, const std::string& procedure_name) {
  typeset::FilledForm sheet;
  sheet.pages = typeset::typeset(layout_of(code, procedure_name));
  typeset::TypesetPage& page = sheet.pages.front();
  draw(code, 1, {105, 92}, large_mm, page);
  draw(code, 2, {50, 245}, small_mm, page);
  draw(code, 3, {160, 245}, small_mm, page);
  return sheet;
}

}  // namespace hoso::filling
