#pragma once

#include <hoso/geometry.hpp>

namespace hoso::source_poppler {

inline constexpr double points_per_inch = 72;

/// A page's crop box as it is shown, /Rotate applied, in points.
struct PageGeometry {
  int number = 1;  ///< as poppler counts, from 1
  double width_pt = 0;
  double height_pt = 0;
};

/// Dots per inch along both sides of a page.
struct Resolution {
  double x_dpi = 0;
  double y_dpi = 0;
};

/// That at which the page is `size` pixels large.
[[nodiscard]] inline Resolution resolution_of(const PageGeometry& page, PixelSize size) {
  return {size.width * points_per_inch / page.width_pt,
          size.height * points_per_inch / page.height_pt};
}

}  // namespace hoso::source_poppler
