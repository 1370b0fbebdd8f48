#include "typeset/cairo_pen.hpp"

#include <cstdint>

#include <hoso/error.hpp>

namespace hoso::typeset {
namespace {

/// RGB24 is a native-endian word with an unused byte; PDF surfaces store equal channels as greys.
Surface surface_of(const PageImage& gray) {
  const PixelSize size = gray.size();
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height));
  require_success(cairo_surface_status(surface.get()));
  const int stride = cairo_image_surface_get_stride(surface.get());
  unsigned char* const pixels = cairo_image_surface_get_data(surface.get());
  for (int y = 0; y < size.height; ++y) {
    auto* const row = reinterpret_cast<std::uint32_t*>(pixels + static_cast<std::ptrdiff_t>(y) * stride);
    const auto from = gray.row(y);
    for (std::size_t x = 0; x < from.size(); ++x) row[x] = 0x010101U * from[x];
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace

void draw_ground(cairo_t* context, const TypesetPage& page, const Ground& ground) {
  const Surface picture = surface_of(ground.picture.picture());
  const PixelSize size = ground.picture.size();
  cairo_save(context);
  cairo_scale(context, pt(page.width_mm) / size.width, pt(page.height_mm) / size.height);
  cairo_set_source_surface(context, picture.get(), 0, 0);
  // Without it the paper's edge fades out.
  cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD);
  cairo_rectangle(context, 0, 0, size.width, size.height);
  cairo_fill(context);
  cairo_restore(context);
}

void require_success(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw Error("emit.failed", {{"artifact", "PDF"}, {"detail", cairo_status_to_string(status)}});
}

void CairoPen::operator()(const TextMark& mark) const { shaper.draw(context, mark); }

void CairoPen::operator()(const LineMark& mark) const {
  cairo_set_source_rgb(context, 0, 0, 0);
  cairo_set_line_width(context, mark.width_pt);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_SQUARE);
  cairo_move_to(context, pt(mark.from.x), pt(mark.from.y));
  cairo_line_to(context, pt(mark.to.x), pt(mark.to.y));
  cairo_stroke(context);
}

/// Dashes of no length with round caps are dots.
void CairoPen::operator()(const DotsMark& mark) const {
  const double dashes[] = {0, pt(mark.pitch_mm)};
  cairo_save(context);
  cairo_set_source_rgb(context, 0, 0, 0);
  cairo_set_line_width(context, mark.diameter_pt);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash(context, dashes, 2, 0);
  cairo_move_to(context, pt(mark.from.x), pt(mark.from.y));
  cairo_rel_line_to(context, pt(mark.length_mm), 0);
  cairo_stroke(context);
  cairo_restore(context);
}

void CairoPen::operator()(const StrokeMark& mark) const {
  if (mark.points.empty()) return;
  cairo_set_source_rgb(context, mark.colour.red, mark.colour.green, mark.colour.blue);
  cairo_set_line_width(context, mark.width_pt);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  const std::vector<MmPoint>& points = mark.points;
  cairo_move_to(context, pt(points[0].x), pt(points[0].y));
  for (std::size_t i = 1; i + 2 < points.size(); i += 3) {
    cairo_curve_to(context, pt(points[i].x), pt(points[i].y), pt(points[i + 1].x),
                   pt(points[i + 1].y), pt(points[i + 2].x), pt(points[i + 2].y));
  }
  cairo_stroke(context);
}

}  // namespace hoso::typeset
