#include "cover_sheet.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "messages.hpp"
#include "typeset/paginate.hpp"
#include "typeset/text_lines.hpp"
#include "typeset/typeset.hpp"

namespace hoso::app {
namespace {

using typeset::Align;
using typeset::Block;
using typeset::FontFace;
using typeset::Grid;

const FontFace title{"Liberation Serif", 20, true, false};
const FontFace strong{"Liberation Serif", 13, true, false};
const FontFace body{"Liberation Serif", 13, false, false};
const FontFace cell_font{"Liberation Serif", 12, false, false};
const FontFace head_font{"Liberation Serif", 12, true, false};
const FontFace small{"Liberation Serif", 10, false, true};

constexpr std::array<double, 5> widths_mm = {12, 80, 28, 26, 24};
using Row = std::array<std::string, widths_mm.size()>;

Block paragraph(typeset::Text text, const FontFace& font, double space_before_mm, Align align = Align::left) {
  typeset::Paragraph paragraph;
  paragraph.text = std::move(text);
  paragraph.font = font;
  paragraph.align = align;
  paragraph.space_before_mm = space_before_mm;
  return {paragraph};
}

Block paragraph(const std::string& text, const FontFace& font, double space_before_mm, Align align = Align::left) {
  return paragraph(typeset::Text{{printable(text), font, 0}}, font, space_before_mm, align);
}

Block fact(const LocalizedText& label, const std::string& value) {
  const std::string shown = value.empty() ? std::string(40, '.') : printable(value);
  return paragraph({{fmt::format("{}: ", label.vi), strong, 0}, {shown, body, 0}}, body, 1.5);
}

class Index {
 public:
  [[nodiscard]] Block row(const Row& texts, const FontFace& font, double space_before_mm) const {
    Grid grid;
    grid.space_before_mm = space_before_mm;
    grid.widths_mm.assign(widths_mm.begin(), widths_mm.end());
    typeset::GridRow& row = grid.rows.emplace_back();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      typeset::GridCell& cell = row.cells.emplace_back();
      cell.text = {{printable(texts[i]), font, 0}};
      cell.font = font;
      cell.centred = i != 1;
      row.height_mm = std::max(row.height_mm, height_of(cell, widths_mm[i]));
    }
    return {grid};
  }

 private:
  /// The text's lines, with room above and below; cells keep 1 mm free left and right.
  [[nodiscard]] double height_of(const typeset::GridCell& cell, double width_mm) const {
    constexpr double sides_mm = 2, room_mm = 2.4;
    const auto lines = typeset::lines_of(typeset::words_of(cell.text, shaper_), width_mm - sides_mm, 0);
    return static_cast<double>(lines.size()) * shaper_.line_height(cell.font).height_mm + room_mm;
  }

  typeset::Shaper shaper_;
};

void add_heading(const LocalizedText& text, std::vector<Block>& blocks) {
  blocks.push_back(paragraph(text.vi, strong, 6));
  blocks.push_back(paragraph(text.en, small, 0));
}

void add_index(const Cover& cover, std::vector<Block>& blocks) {
  const Index index;
  add_heading({"MỤC LỤC THÀNH PHẦN HỒ SƠ", "Papers of the dossier"}, blocks);
  blocks.push_back(index.row({"TT", "Thành phần", "Trang", "Loại bản", "Số hóa"}, head_font, 2));
  int number = 0;
  for (const CoverComponent& one : cover.components) {
    blocks.push_back(index.row({fmt::format("{}", ++number), one.name, one.pages.empty() ? "–" : one.pages,
                                one.kind.empty() ? "–" : one.kind, one.digitised},
                               cell_font, 0));
  }
  for (const LocalizedText& remark : cover.remarks) blocks.push_back(paragraph(remark.vi, body, 1.5));
}

std::vector<Block> blocks_of(const Cover& cover) {
  std::vector<Block> blocks = {paragraph("BÌA HỒ SƠ", title, 0, Align::centre),
                               paragraph("Cover sheet of a dossier", small, 0, Align::centre)};
  for (const auto& [label, value] : cover.facts) blocks.push_back(fact(label, value));
  add_index(cover, blocks);
  add_heading({"ĐIỀU CÒN PHẢI XEM LẠI", "Still to be looked at"}, blocks);
  if (cover.findings.empty()) blocks.push_back(paragraph("Không có.", body, 1.5));
  int number = 0;
  for (const LocalizedText& finding : cover.findings) {
    blocks.push_back(paragraph(fmt::format("{}. {}", ++number, finding.vi), body, 1.5));
  }
  blocks.push_back(
      paragraph("Tờ này do phần mềm hoso lập từ bản quét; chưa đối chiếu với mẫu bìa của văn bản nào.", small, 8));
  return blocks;
}

}  // namespace

typeset::FilledForm cover_sheet(const Cover& cover) {
  typeset::LayoutPage page;
  page.margin_left_mm = page.margin_right_mm = page.margin_top_mm = page.margin_bottom_mm = 20;
  typeset::Layout layout;
  layout.pages = typeset::paginated(page, blocks_of(cover));
  typeset::FilledForm sheets;
  sheets.pages = typeset::typeset(layout);
  return sheets;
}

}  // namespace hoso::app
