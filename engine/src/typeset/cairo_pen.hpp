// Marks on a cairo surface: what PDFs and pictures of pages share.
#pragma once

#include <cairo.h>

#include <memory>

#include "typeset/marks.hpp"
#include "typeset/shaper.hpp"

namespace hoso::typeset {

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
using Context = std::unique_ptr<cairo_t, FreeContext>;

/// Cairo's unit.
[[nodiscard]] inline double pt(double mm) { return mm / mm_per_pt; }

/// Throws Error "emit.failed".
void require_success(cairo_status_t status);

/// Draws marks on a context whose unit is the point.
struct CairoPen {
  cairo_t* context;
  const Shaper& shaper;

  void operator()(const TextMark& mark) const;
  void operator()(const LineMark& mark) const;
  void operator()(const DotsMark& mark) const;
  void operator()(const StrokeMark& mark) const;
};

/// Lays the picture over the whole page on a context whose unit is the point. Throws what decoding it throws.
void draw_ground(cairo_t* context, const TypesetPage& page, const Ground& ground);

}  // namespace hoso::typeset
