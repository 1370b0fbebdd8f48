#include "filling/code_print.hpp"

#include <algorithm>
#include <optional>

#include <hoso/error.hpp>

#include "filling/qr_symbol.hpp"

namespace hoso::filling {
namespace {

constexpr double module_mm = 0.42;

QrSymbol symbol_of(const std::string& text) {
  auto symbol = QrSymbol::of(text, QrSymbol::Correction::medium);
  if (!symbol) throw Error("fill.code_too_long", {});
  return *std::move(symbol);
}

bool overlap(const MmRect& a, const MmRect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

MmRect box_of(const typeset::Mark& mark) {
  if (const auto* text = std::get_if<typeset::TextMark>(&mark)) return text->box;
  if (const auto* dots = std::get_if<typeset::DotsMark>(&mark)) {
    return {dots->from.x, dots->from.y - 1, dots->length_mm, 2};
  }
  std::vector<MmPoint> points;
  if (const auto* line = std::get_if<typeset::LineMark>(&mark)) points = {line->from, line->to};
  if (const auto* stroke = std::get_if<typeset::StrokeMark>(&mark)) points = stroke->points;
  if (points.empty()) return {};
  const auto [left, right] = std::ranges::minmax(points, {}, &MmPoint::x);
  const auto [top, bottom] = std::ranges::minmax(points, {}, &MmPoint::y);
  return {left.x - 0.5, top.y - 0.5, right.x - left.x + 1, bottom.y - top.y + 1};
}

/// Which of `count` columns of equal width hold anything but paper in the rows [first, end).
std::vector<bool> inked_columns(const PageImage& gray, int first, int end, std::size_t count) {
  constexpr std::uint8_t darkest_paper = 200;
  std::vector<bool> inked(count);
  for (int y = first; y < end; ++y) {
    const auto row = gray.row(y);
    for (std::size_t x = 0; x < row.size(); ++x) {
      if (row[x] < darkest_paper) inked[x * count / row.size()] = true;
    }
  }
  return inked;
}

/// What a picture of a page shows, as the cells of a grid.
std::vector<MmRect> ink_of(const typeset::TypesetPage& page, const PageImage& gray) {
  constexpr double about_mm = 2;
  const int rows = static_cast<int>(page.height_mm / about_mm);
  const auto columns = static_cast<std::size_t>(page.width_mm / about_mm);
  const double width_mm = page.width_mm / static_cast<double>(columns), height_mm = page.height_mm / rows;
  std::vector<MmRect> ink;
  for (int row = 0; row < rows; ++row) {
    const int height = gray.size().height;
    const auto inked = inked_columns(gray, row * height / rows, (row + 1) * height / rows, columns);
    for (std::size_t i = 0; i < columns; ++i) {
      if (!inked[i]) continue;
      if (i > 0 && inked[i - 1]) ink.back().width += width_mm;
      else ink.push_back({static_cast<double>(i) * width_mm, row * height_mm, width_mm, height_mm});
    }
  }
  return ink;
}

/// What must stay free of the code: print, what was typed, and places to write and sign.
std::vector<MmRect> taken(const typeset::TypesetPage& page) {
  std::vector<MmRect> boxes;
  if (page.ground) boxes = ink_of(page, page.ground->picture.picture());
  for (const typeset::Mark& mark : page.marks) boxes.push_back(box_of(mark));
  for (const typeset::Place& place : page.places) boxes.push_back(place.zone);
  return boxes;
}

/// Top left of a free square, the lowest and of these the rightmost: forms end above their page does.
std::optional<MmPoint> room_on(const typeset::TypesetPage& page, double side) {
  constexpr double edge_mm = 8, step_mm = 1;
  const auto boxes = taken(page);
  for (double y = page.height_mm - edge_mm - side; y >= edge_mm; y -= step_mm) {
    for (double x = page.width_mm - edge_mm - side; x >= edge_mm; x -= step_mm) {
      const MmRect square{x, y, side, side};
      if (std::ranges::none_of(boxes, [&](const MmRect& box) { return overlap(square, box); })) return MmPoint{x, y};
    }
  }
  return std::nullopt;
}

typeset::TypesetPage empty_page_like(const typeset::TypesetPage& page) {
  typeset::TypesetPage empty;
  empty.width_mm = page.width_mm;
  empty.height_mm = page.height_mm;
  return empty;
}

}  // namespace

FormCode code_of(const FormTemplate& form, const std::map<std::string, std::string>& printed,
                 const FieldStageOf& stage_of) {
  FormCode code{form.id, form.version, {}};
  for (const auto& [id, text] : printed) {
    const auto spec = std::ranges::find(form.fields, id, &FieldSpec::id);
    const FieldStage* stage = spec == form.fields.end() ? nullptr : stage_of(spec->type);
    if (!stage) continue;
    const std::string value = stage->interpret(*spec, {{text, 1}}).value;
    if (!value.empty()) code.values[id] = value;
  }
  return code;
}

void add_code(typeset::FilledForm& form, const FormCode& code) {
  const QrSymbol symbol = symbol_of(form_code_text(code));
  const double side = symbol.side_mm(module_mm);
  for (typeset::TypesetPage& page : form.pages) {
    if (const auto corner = room_on(page, side)) return symbol.draw(page, *corner, module_mm);
  }
  form.pages.push_back(empty_page_like(form.pages.front()));
  symbol.draw(form.pages.back(), room_on(form.pages.back(), side).value(), module_mm);
}

}  // namespace hoso::filling
