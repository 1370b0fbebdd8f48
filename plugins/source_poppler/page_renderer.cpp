#include "page_renderer.hpp"

#include <SplashOutputDev.h>
#include <goo/gmem.h>
#include <splash/SplashBitmap.h>

#include <memory>
#include <new>

namespace hoso::source_poppler {
namespace {

/// Rows without padding, as PageImage wants them: the bitmap is handed over, not copied.
constexpr int row_alignment = 1;

struct GooFree {
  void operator()(std::uint8_t* memory) const { gfree(memory); }
};
using PixelMemory = std::unique_ptr<std::uint8_t, GooFree>;

bool stop_requested(void* context) { return static_cast<StageContext*>(context)->cancelled(); }

std::unique_ptr<SplashBitmap> painted(PDFDoc& document, const PageGeometry& page, double dpi,
                                      const StageContext& context) {
  SplashColor paper{255, 255, 255};
  SplashOutputDev output(splashModeBGR8, row_alignment, false, paper);
  output.setFontAntialias(true);
  output.setVectorAntialias(true);
  // Hinting would move strokes by up to a pixel against the form's own geometry.
  output.setFreeTypeHinting(false, false);
  output.startDoc(&document);
  document.displayPage(&output, page.number, dpi, dpi, 0, false, true, false, stop_requested,
                       const_cast<StageContext*>(&context));
  context.check_cancelled();
  return std::unique_ptr<SplashBitmap>(output.takeBitmap());
}

bool is_grey(const std::uint8_t* pixels, std::size_t count) {
  for (const std::uint8_t* p = pixels; p != pixels + 3 * count; p += 3) {
    if (p[0] != p[1] || p[1] != p[2]) return false;
  }
  return true;
}

/// Keeps one byte in three, in place, and gives the rest of the memory back.
PixelMemory one_channel(PixelMemory pixels, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) pixels.get()[i] = pixels.get()[3 * i];
  return PixelMemory(static_cast<std::uint8_t*>(greallocn(pixels.release(), static_cast<int>(count), 1)));
}

}  // namespace

PageImage rendered(PDFDoc& document, const PageGeometry& page, double dpi,
                   const StageContext& context) {
  const auto bitmap = painted(document, page, dpi, context);
  if (!bitmap || !bitmap->getDataPtr()) throw std::bad_alloc();
  const PixelSize size{bitmap->getWidth(), bitmap->getHeight()};
  const auto count = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
  PixelMemory pixels(bitmap->takeData());
  if (!is_grey(pixels.get(), count)) return PageImage(size, PixelFormat::bgr24, std::move(pixels));
  return PageImage(size, PixelFormat::gray8, one_channel(std::move(pixels), count));
}

}  // namespace hoso::source_poppler
