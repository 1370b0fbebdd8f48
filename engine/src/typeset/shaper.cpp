#include "typeset/shaper.hpp"

#include <pango/pangocairo.h>

#include <hoso/error.hpp>

namespace hoso::typeset {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Type>
using Shared = std::unique_ptr<Type, Unref>;

struct FreeDescription {
  void operator()(PangoFontDescription* description) const {
    pango_font_description_free(description);
  }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

struct FreeOptions {
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

struct FreeMetrics {
  void operator()(PangoFontMetrics* metrics) const { pango_font_metrics_unref(metrics); }
};

double pango_to_mm(int units) { return units * mm_per_pt / PANGO_SCALE; }

Description description_of(const FontFace& font) {
  Description description(pango_font_description_new());
  pango_font_description_set_family(description.get(), font.family.c_str());
  pango_font_description_set_size(description.get(),
                                  static_cast<int>(font.size_pt * PANGO_SCALE + 0.5));
  pango_font_description_set_weight(description.get(),
                                    font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(description.get(),
                                   font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return description;
}

Shared<PangoLayout> layout_of(PangoContext* context, const TextRun& run) {
  Shared<PangoLayout> layout(pango_layout_new(context));
  pango_layout_set_font_description(layout.get(), description_of(run.font).get());
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_text(layout.get(), run.text.c_str(), static_cast<int>(run.text.size()));
  return layout;
}

double advance_mm(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return pango_to_mm(logical.width);
}

}  // namespace

Shaper::Shaper()
    : context_(pango_font_map_create_context(pango_cairo_font_map_get_default()), Unref{}) {
  const std::unique_ptr<cairo_font_options_t, FreeOptions> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options.get());
  pango_cairo_context_set_resolution(context_.get(), pt_per_inch);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

LineHeight Shaper::line_height(const FontFace& face) const {
  const Shared<PangoFont> font(
      pango_context_load_font(context_.get(), description_of(face).get()));
  const Description found(font ? pango_font_describe(font.get()) : pango_font_description_new());
  const char* family = pango_font_description_get_family(found.get());
  if (family == nullptr || face.family != family) {
    throw Error("fill.font_missing", {{"font", face.family}});
  }
  const std::unique_ptr<PangoFontMetrics, FreeMetrics> metrics(
      pango_font_get_metrics(font.get(), pango_language_from_string("vi")));
  return {pango_to_mm(pango_font_metrics_get_ascent(metrics.get())),
          pango_to_mm(pango_font_metrics_get_descent(metrics.get())),
          pango_to_mm(pango_font_metrics_get_height(metrics.get()))};
}

double Shaper::width_mm(const TextRun& run) const {
  return advance_mm(layout_of(context_.get(), run).get());
}

void Shaper::draw(cairo_t* context, const TextMark& mark) const {
  cairo_set_source_rgb(context, mark.colour.red, mark.colour.green, mark.colour.blue);
  double x_mm = mark.origin.x;
  for (const TextRun& run : mark.runs) {
    const Shared<PangoLayout> layout = layout_of(context_.get(), run);
    cairo_move_to(context, x_mm / mm_per_pt, (mark.origin.y - run.rise_mm) / mm_per_pt);
    pango_cairo_update_layout(context, layout.get());
    pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(layout.get(), 0));
    x_mm += advance_mm(layout.get());
  }
}

}  // namespace hoso::typeset
