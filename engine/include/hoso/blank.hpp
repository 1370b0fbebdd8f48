// The picture of a template page with nothing filled in.
#pragma once

#include <functional>
#include <memory>

#include <hoso/page_image.hpp>

namespace hoso {

/// Decoded when its pixels are first asked for: a catalogue holds far more pages than a run meets.
/// Copies share one picture. Thread-safe.
class Blank {
 public:
  /// No picture.
  Blank() = default;
  /// `picture` is gray8.
  Blank(PageImage picture, double dpi);
  /// `decode` gives a gray8 picture of `size` px. Called once, unless it throws.
  Blank(PixelSize size, double dpi, std::function<PageImage()> decode);

  /// Whether there is no picture.
  [[nodiscard]] bool empty() const { return !shared_; }
  /// 0 x 0 = no picture.
  [[nodiscard]] PixelSize size() const;
  /// 0 = no picture.
  [[nodiscard]] double dpi() const;
  /// Throws what decoding throws; empty = no picture.
  [[nodiscard]] const PageImage& picture() const;

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace hoso
