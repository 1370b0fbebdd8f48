#include "page_figure.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hoso {
namespace {

/// Boxes were measured at this resolution (see FieldValue::box_mm).
double dpi_of(const DossierPage& page) { return page.effective_dpi > 0 ? page.effective_dpi : 300; }

std::string mm(double length) { return fmt::format("{:.2f}", length); }

std::string picture_id(const DossierPage& page) {
  return fmt::format("page-{}-picture", page.number);
}

std::string view_box(const MmRect& box) {
  return fmt::format("{:.2f} {:.2f} {:.2f} {:.2f}", box.x, box.y, box.width, box.height);
}

MmRect sheet_of(const DossierPage& page) {
  return {0, 0, px_to_mm(page.size.width, dpi_of(page)), px_to_mm(page.size.height, dpi_of(page))};
}

void write_rectangle(Html& html, const std::string& css_class, const MmRect& box) {
  html.single("rect", {{"class", css_class},
                       {"x", mm(box.x)},
                       {"y", mm(box.y)},
                       {"width", mm(box.width)},
                       {"height", mm(box.height)},
                       {"rx", css_class == "tag" ? "1" : "0.6"}});
}

/// Number and sign on the box's upper right corner, where writing seldom reaches.
void write_tag(Html& html, const FieldView& field) {
  const MmRect& box = field.value->box_mm;
  const std::string text = fmt::format("{} {}", field.number, field.sign);
  const double width = field.number < 10 ? 5.4 : 7;
  const MmRect tag{box.right() - width, box.y - 1.6, width, 3.2};
  write_rectangle(html, "tag", tag);
  html.element("text", {{"x", mm(tag.x + width / 2)}, {"y", mm(tag.y + 2.45)}}, text);
}

void write_box(Html& html, const FieldView& field) {
  html.open("g", {{"class", fmt::format("box {}", field.css_class)}});
  html.element("title", {}, fmt::format("{}. {}", field.number, field.label().vi));
  write_rectangle(html, "zone", field.value->box_mm);
  if (field.css_class != "empty") write_tag(html, field);
  html.close();
}

void write_picture(Html& html, const PageFigure& figure, const MmRect& sheet) {
  if (figure.picture.empty()) return;
  html.single("image", {{"id", picture_id(*figure.page)},
                        {"width", mm(sheet.width)},
                        {"height", mm(sheet.height)},
                        {"preserveAspectRatio", "none"},
                        {"href", figure.picture}});
}

}  // namespace

void write_figure(Html& html, const PageFigure& figure) {
  const MmRect sheet = sheet_of(*figure.page);
  html.open("figure").open(
      "svg", {{"viewBox", view_box(sheet)},
              {"role", "img"},
              {"aria-label", fmt::format("Ảnh trang {} với {} ô đã đọc", figure.page->number,
                                         figure.fields.size())}});
  write_picture(html, figure, sheet);
  for (const FieldView* field : figure.fields) {
    if (!field->value->box_mm.empty()) write_box(html, *field);
  }
  html.close();
  if (!figure.fields.empty()) {
    html.element("figcaption", {},
                 "Số trên ảnh là số trong bảng. ✓ chắc chắn; ? nên xem lại; ! phải sửa hoặc không "
                 "đọc được; ô chấm: để trống.");
  }
  html.close();
}

void write_crop(Html& html, const PageFigure& figure, const FieldView& field) {
  if (figure.picture.empty() || field.value->box_mm.empty()) return;
  constexpr double margin_mm = 0.8;
  constexpr double pixels_per_mm = 3.4;
  MmRect box = field.value->box_mm;
  box = {box.x - margin_mm, box.y - margin_mm, box.width + 2 * margin_mm,
         box.height + 2 * margin_mm};
  html.open("svg", {{"class", "crop"},
                    {"viewBox", view_box(box)},
                    {"width", fmt::format("{:.0f}", box.width * pixels_per_mm)},
                    {"aria-hidden", "true"}});
  html.single("use", {{"href", fmt::format("#{}", picture_id(*figure.page))}});
  html.close();
}

void write_figure_definitions(Html& html) {
  html.open("svg", {{"class", "defs"}, {"aria-hidden", "true"}}).open("defs");
  html.open("pattern", {{"id", "hatch"},
                        {"width", "2"},
                        {"height", "2"},
                        {"patternUnits", "userSpaceOnUse"},
                        {"patternTransform", "rotate(45)"}});
  html.single("rect", {{"width", "0.7"}, {"height", "2"}, {"fill", "#a8201a"}});
  html.close().close().close();
}

}  // namespace hoso
