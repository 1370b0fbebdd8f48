#include "typeset/draw.hpp"

#include <cmath>

#include "typeset/cairo_pen.hpp"

namespace hoso::typeset {
namespace {

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

PageImage render_page(const TypesetPage& page, double dpi, PixelFormat format) {
  const PixelSize size{static_cast<int>(std::lround(mm_to_px(page.width_mm, dpi))),
                       static_cast<int>(std::lround(mm_to_px(page.height_mm, dpi)))};
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height));
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_scale(context.get(), dpi / pt_per_inch, dpi / pt_per_inch);
  if (page.ground) draw_ground(context.get(), page, *page.ground);
  const Shaper shaper;
  for (const Mark& mark : page.marks) std::visit(CairoPen{context.get(), shaper}, mark);
  cairo_surface_flush(surface.get());
  require_success(cairo_status(context.get()));
  return image_of(surface.get(), size, format);
}

}  // namespace hoso::typeset
