#pragma once

#include <OutputDev.h>

#include <optional>

#include "page_geometry.hpp"

namespace hoso::source_poppler {

/// A JPEG that is all there is to see on a page.
struct ScanImage {
  Ref reference = Ref::INVALID();
  int width = 0;   ///< as its dictionary says
  int height = 0;
  int components = 0;
  int quarter_turns = 0;  ///< clockwise, from the stored picture to the page as shown
};

/// "Draws" a page to find out whether it is a scan: whether the last visible thing is one opaque,
/// unmirrored JPEG image that fills the page. What an image covers does not matter, nor does
/// invisible text (the text layer of a searchable scan).
class ScanProbe : public OutputDev {
 public:
  explicit ScanProbe(const PageGeometry& page) : page_(page) {}

  [[nodiscard]] const std::optional<ScanImage>& image() const { return image_; }
  [[nodiscard]] bool saw_text() const { return saw_text_; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void stroke(GfxState*) override { image_.reset(); }
  void fill(GfxState*) override { image_.reset(); }
  void eoFill(GfxState*) override { image_.reset(); }
  void drawChar(GfxState*, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode, int byte_count, const Unicode*, int length) override;
  void drawImage(GfxState*, Object* reference, Stream*, int width, int height, GfxImageColorMap*,
                 bool interpolate, const int* mask_colors, bool inlined) override;
  void drawImageMask(GfxState*, Object* reference, Stream*, int width, int height, bool invert,
                     bool interpolate, bool inlined) override;
  void drawMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int,
                       int, bool, bool) override {
    image_.reset();
  }
  void drawSoftMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*,
                           int, int, GfxImageColorMap*, bool) override {
    image_.reset();
  }
  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override {
    masked_ = true;
  }

 private:
  [[nodiscard]] bool fills_page(const GfxState&) const;

  PageGeometry page_;
  std::optional<ScanImage> image_;
  bool saw_text_ = false;
  bool masked_ = false;
};

}  // namespace hoso::source_poppler
