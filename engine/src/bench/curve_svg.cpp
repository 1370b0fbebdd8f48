#include "bench/curve_svg.hpp"

#include <cairo-svg.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <regex>
#include <string>

#include <fmt/core.h>

#include "bench/scratch_folder.hpp"

namespace hoso::bench {
namespace {

using confidence::RiskPoint;

// All lengths in points (1/72 inch).
constexpr double width = 640, height = 400;
constexpr double left = 62, right = 20, top = 34, bottom = 52;
constexpr double font_size = 12;
/// The risk shown at the top is that of this coverage or more: the first few values say nothing.
constexpr double settled = 0.05;

struct Colour {
  double red, green, blue;
};
constexpr Colour ink{0.2, 0.2, 0.2}, pale{0.85, 0.85, 0.85}, alarm{0.8, 0.15, 0.1};
// Told apart by the colour-blind, too (Okabe and Ito 2008).
constexpr std::array<Colour, 6> line_colours = {{{0, 0.45, 0.7}, {0.9, 0.6, 0}, {0, 0.62, 0.45},
                                                 {0.8, 0.47, 0.65}, {0.34, 0.71, 0.91}, {0, 0, 0}}};

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

double highest_risk(const std::vector<RiskCurve>& curves) {
  double highest = 2 * most_risk;
  for (const RiskCurve& curve : curves) {
    for (const RiskPoint& point : curve.points) {
      if (curve.coverage(point) >= settled) highest = std::max(highest, point.risk());
    }
  }
  return std::ceil(highest * 500) / 500;  // whole steps of 0.2 %
}

class Drawing {
 public:
  Drawing(cairo_t* context, double most) : context_(context), most_(most) {
    cairo_select_font_face(context_, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(context_, font_size);
    colour({1, 1, 1});
    cairo_paint(context_);
  }

  void draw(const std::vector<RiskCurve>& curves) {
    grid();
    target();
    for (std::size_t i = 0; i < curves.size(); ++i) {
      colour(line_colours[i % line_colours.size()]);
      curve_line(curves[i]);
      legend_line(curves[i], i);
    }
  }

 private:
  void colour(const Colour& one) { cairo_set_source_rgb(context_, one.red, one.green, one.blue); }
  [[nodiscard]] static double x_of(double coverage) {
    return left + std::min(coverage, 1.0) * (width - left - right);
  }
  [[nodiscard]] double y_of(double risk) const {
    return height - bottom - std::min(risk / most_, 1.0) * (height - top - bottom);
  }

  void line(double x1, double y1, double x2, double y2) {
    cairo_move_to(context_, x1, y1);
    cairo_line_to(context_, x2, y2);
    cairo_stroke(context_);
  }

  /// `anchor`: share of the text's width that lies left of x.
  void text(const std::string& words, double x, double y, double anchor) {
    cairo_text_extents_t extents;
    cairo_text_extents(context_, words.c_str(), &extents);
    cairo_move_to(context_, x - anchor * extents.x_advance, y);
    cairo_show_text(context_, words.c_str());
  }

  void grid() {
    cairo_set_line_width(context_, 0.6);
    for (int i = 0; i <= 10; ++i) mark_coverage(i / 10.0);
    for (int i = 0; i <= 5; ++i) mark_risk(most_ * i / 5);
    text("share of the values accepted unseen, the surest first", x_of(0.5), height - 14, 0.5);
    text("share of these that is wrong", 14, 18, 0);
  }

  void mark_coverage(double coverage) {
    colour(pale);
    line(x_of(coverage), y_of(0), x_of(coverage), y_of(most_));
    colour(ink);
    text(fmt::format("{:.0f} %", 100 * coverage), x_of(coverage), height - bottom + 18, 0.5);
  }

  void mark_risk(double risk) {
    colour(pale);
    line(x_of(0), y_of(risk), x_of(1), y_of(risk));
    colour(ink);
    text(fmt::format("{:.2f} %", 100 * risk), left - 8, y_of(risk) + 4, 1);
  }

  void target() {
    colour(alarm);
    line(x_of(0), y_of(most_risk), x_of(1), y_of(most_risk));
    text(fmt::format("{} %", 100 * most_risk), x_of(0) + 4, y_of(most_risk) - 4, 0);
  }

  void curve_line(const RiskCurve& curve) {
    cairo_set_line_width(context_, curve.name == "all" ? 2.4 : 1.4);
    cairo_move_to(context_, x_of(0), y_of(0));
    for (const RiskPoint& point : curve.points) {
      cairo_line_to(context_, x_of(curve.coverage(point)), y_of(point.risk()));
    }
    cairo_stroke(context_);
    const RiskPoint sure = confidence::accepted_from(curve.points, sure_from);
    cairo_arc(context_, x_of(curve.coverage(sure)), y_of(sure.risk()), 4, 0, 7);
    cairo_fill(context_);
  }

  void legend_line(const RiskCurve& curve, std::size_t index) {
    const double y = top + 16 + 17 * static_cast<double>(index);
    const RiskPoint sure = confidence::accepted_from(curve.points, sure_from);
    line(left + 14, y - 4, left + 34, y - 4);
    text(fmt::format("{}: {:.1f} % accepted from {}, {} of {} wrong", curve.name,
                     100 * curve.coverage(sure), sure_from, sure.wrong, sure.accepted),
         left + 40, y, 0);
  }

  cairo_t* context_;
  double most_;
};

cairo_status_t append(void* text, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string curve_svg(const std::vector<RiskCurve>& curves) {
  std::string svg;
  const std::unique_ptr<cairo_surface_t, DestroySurface> surface(
      cairo_svg_surface_create_for_stream(append, &svg, width, height));
  const std::unique_ptr<cairo_t, DestroyContext> context(cairo_create(surface.get()));
  Drawing(context.get(), highest_risk(curves)).draw(curves);
  cairo_surface_finish(surface.get());
  // It counts the surfaces of the process, and nothing refers to it: the same curves shall give the same bytes.
  return std::regex_replace(svg, std::regex(R"( id="surface[0-9]+")"), "");
}

void write_curve_svg(const std::vector<RiskCurve>& curves, const std::filesystem::path& file) {
  write_file(file, std::string_view(curve_svg(curves)));
}

}  // namespace hoso::bench
