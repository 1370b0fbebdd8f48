#include "typeset/cairo_pen.hpp"

#include <hoso/error.hpp>

namespace hoso::typeset {

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
