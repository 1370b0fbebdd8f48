// Measures text with Pango, free of any device's resolution.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "typeset/marks.hpp"

struct _PangoContext;
struct _cairo;

namespace hoso::typeset {

struct LineHeight {
  double ascent_mm = 0;
  double descent_mm = 0;
  double height_mm = 0;  ///< with the font's line gap
};

/// Belongs to one thread. Hinting and grid fitting are off: a text is as wide on paper as in any
/// picture.
class Shaper {
 public:
  Shaper();

  /// Throws Error "fill.font_missing" when the family is not installed: a stand-in would silently
  /// move every word.
  [[nodiscard]] LineHeight line_height(const FontFace& font) const;
  [[nodiscard]] double width_mm(const TextRun& run) const;
  /// Draws on a cairo context whose unit is the point.
  void draw(_cairo* context, const TextMark& mark) const;

 private:
  std::shared_ptr<_PangoContext> context_;
};

}  // namespace hoso::typeset
