#include "signing/pdf_stamp.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>

#include <qpdf/QPDFPageDocumentHelper.hh>

#include <hoso/error.hpp>

namespace hoso::signing {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)>;
using Context = std::unique_ptr<cairo_t, void (*)(cairo_t*)>;

struct FreeLayout {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

cairo_status_t append(void* target, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

std::unique_ptr<PangoLayout, FreeLayout> layout_of(cairo_t* context, const std::string& text) {
  std::unique_ptr<PangoLayout, FreeLayout> layout(pango_cairo_create_layout(context));
  const std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_from_string("Liberation Serif"));
  constexpr double size_pt = 10;
  // Absolute: one unit of the surface is a point.
  pango_font_description_set_absolute_size(font.get(), size_pt * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_alignment(layout.get(), PANGO_ALIGN_RIGHT);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

/// cairo leaves the map out; ISO 19005-2, 6.2.11.3.2 asks for it.
void complete_fonts(QPDF& pdf) {
  for (QPDFObjectHandle object : pdf.getAllObjects()) {
    if (object.isDictionaryOfType("/Font", "/CIDFontType2") && !object.hasKey("/CIDToGIDMap")) {
      object.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    }
  }
}

std::string page_with(const std::string& text, Stamp& stamp) {
  std::string pdf;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &pdf, 1, 1), cairo_surface_destroy);
  const Context context(cairo_create(surface.get()), cairo_destroy);
  const auto layout = layout_of(context.get(), text);
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout.get(), &width, &height);
  stamp.width_pt = std::ceil(static_cast<double>(width) / PANGO_SCALE);
  stamp.height_pt = std::ceil(static_cast<double>(height) / PANGO_SCALE);
  cairo_pdf_surface_set_size(surface.get(), stamp.width_pt, stamp.height_pt);
  pango_layout_set_width(layout.get(), static_cast<int>(stamp.width_pt) * PANGO_SCALE);
  pango_cairo_show_layout(context.get(), layout.get());
  cairo_show_page(context.get());
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw Error("signing.failed", {{"detail", "cairo"}});
  return pdf;
}

}  // namespace

Stamp stamp_of(const std::vector<std::string>& lines) {
  Stamp stamp;
  stamp.bytes = page_with(joined(lines), stamp);
  stamp.source = std::make_shared<QPDF>();
  stamp.source->processMemoryFile("stamp", stamp.bytes.data(), stamp.bytes.size());
  complete_fonts(*stamp.source);
  stamp.form = QPDFPageDocumentHelper(*stamp.source).getAllPages().at(0).getFormXObjectForPage(true);
  // Nothing in it is transparent; without the group the page keeps its own blending.
  stamp.form.getDict().removeKey("/Group");
  return stamp;
}

}  // namespace hoso::signing
