#include "typeset/draw.hpp"

#include <cairo-pdf.h>

#include <cmath>
#include <memory>

#include <hoso/error.hpp>

#include "typeset/shaper.hpp"

namespace hoso::typeset {
namespace {

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
using Context = std::unique_ptr<cairo_t, FreeContext>;

double pt(double mm) { return mm / mm_per_pt; }

void require_success(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw Error("emit.failed", {{"artifact", "PDF"}, {"detail", cairo_status_to_string(status)}});
}

/// Draws marks on a context whose unit is the point.
struct Pen {
  cairo_t* context;
  const Shaper& shaper;

  void operator()(const TextMark& mark) const { shaper.draw(context, mark); }

  void operator()(const LineMark& mark) const {
    cairo_set_source_rgb(context, 0, 0, 0);
    cairo_set_line_width(context, mark.width_pt);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_SQUARE);
    cairo_move_to(context, pt(mark.from.x), pt(mark.from.y));
    cairo_line_to(context, pt(mark.to.x), pt(mark.to.y));
    cairo_stroke(context);
  }

  /// Dashes of no length with round caps are dots.
  void operator()(const DotsMark& mark) const {
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

  void operator()(const StrokeMark& mark) const {
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
};

void draw(const TypesetPage& page, cairo_t* context, const Shaper& shaper) {
  for (const Mark& mark : page.marks) std::visit(Pen{context, shaper}, mark);
}

cairo_status_t append(void* target, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

void set_info(cairo_surface_t* surface, const PdfInfo& info) {
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, info.date.c_str());
}

PageImage image_of(cairo_surface_t* surface, PixelSize size, PixelFormat format) {
  std::vector<std::uint8_t> pixels;
  pixels.reserve(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) *
                 static_cast<std::size_t>(bytes_per_pixel(format)));
  const unsigned char* bytes = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < size.height; ++y) {
    // RGB24 is a native-endian word; the little-endian byte order is blue, green, red, unused.
    const auto* row = reinterpret_cast<const std::uint32_t*>(bytes + y * stride);
    for (int x = 0; x < size.width; ++x) {
      const std::uint32_t blue = row[x] & 0xFF, green = row[x] >> 8 & 0xFF, red = row[x] >> 16 & 0xFF;
      if (format == PixelFormat::gray8) {  // ITU-R BT.601 luma
        pixels.push_back(static_cast<std::uint8_t>((299 * red + 587 * green + 114 * blue + 500) / 1000));
      } else {
        for (const std::uint32_t channel : {blue, green, red}) {
          pixels.push_back(static_cast<std::uint8_t>(channel));
        }
      }
    }
  }
  return PageImage(size, format, std::move(pixels));
}

}  // namespace

std::string pdf_of(const std::vector<TypesetPage>& pages, const PdfInfo& info) {
  const Shaper shaper;
  std::string pdf;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &pdf, 1, 1));
  set_info(surface.get(), info);
  const Context context(cairo_create(surface.get()));
  for (const TypesetPage& page : pages) {
    cairo_pdf_surface_set_size(surface.get(), pt(page.width_mm), pt(page.height_mm));
    draw(page, context.get(), shaper);
    cairo_show_page(context.get());
  }
  cairo_surface_finish(surface.get());
  require_success(cairo_status(context.get()));
  require_success(cairo_surface_status(surface.get()));
  return pdf;
}

PageImage render_page(const TypesetPage& page, double dpi, PixelFormat format) {
  const PixelSize size{static_cast<int>(std::lround(mm_to_px(page.width_mm, dpi))),
                       static_cast<int>(std::lround(mm_to_px(page.height_mm, dpi)))};
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height));
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_scale(context.get(), dpi / pt_per_inch, dpi / pt_per_inch);
  draw(page, context.get(), Shaper());
  cairo_surface_flush(surface.get());
  require_success(cairo_status(context.get()));
  return image_of(surface.get(), size, format);
}

}  // namespace hoso::typeset
