// The map between a form's page (mm) and a page picture (px).
#pragma once

#include <array>
#include <vector>

#include <hoso/geometry.hpp>

namespace hoso {

/// Where each point of a template page lies on a page picture: a homography, then a smooth
/// displacement given on a regular lattice (bilinear between nodes), so bent paper is followed
/// without warping the picture.
///
/// Values; safe to copy and to use from several threads. A default-built one is the identity
/// at 25.4 dpi (1 mm = 1 px).
class Alignment {
 public:
  /// Displacements in px at the nodes of a lattice that spans the template page.
  struct Lattice {
    int columns = 0;        ///< nodes per row; 0 = no displacement
    int rows = 0;  ///< nodes per column
    double width_mm = 0;    ///< x of the last column
    double height_mm = 0;   ///< y of the last row
    std::vector<PixelPoint> shift_px;  ///< row by row, columns * rows entries
  };

  Alignment() = default;
  /// `homography`: row-major 3x3, template mm -> page px. Throws std::invalid_argument when the
  /// lattice's size does not match its entries or the homography cannot be inverted.
  explicit Alignment(const std::array<double, 9>& homography)
      : Alignment(homography, Lattice()) {}
  /// The same with a displacement on top. Throws as above.
  Alignment(const std::array<double, 9>& homography, Lattice lattice);

  /// A plain scan: the page's top left corner is the template's, at `dpi`.
  [[nodiscard]] static Alignment at_dpi(double dpi);

  /// Where `point` of the template page lies on the page picture, in px; may be off the picture.
  [[nodiscard]] PixelPoint to_page(MmPoint point) const;
  /// Inverse of to_page, to within 0.01 mm on the page.
  [[nodiscard]] MmPoint to_template(PixelPoint point) const;
  /// Smallest upright rectangle on the page that holds the mapped rectangle; not clipped.
  [[nodiscard]] PixelRect to_page(const MmRect& rect) const;
  /// Mean scale at the template page's `at`, as dots per inch of the real paper.
  [[nodiscard]] double dpi_at(MmPoint at) const;

  /// Row-major 3x3, template mm -> page px.
  [[nodiscard]] const std::array<double, 9>& homography() const { return homography_; }
  /// The displacement; without columns when there is none.
  [[nodiscard]] const Lattice& lattice() const { return lattice_; }

 private:
  [[nodiscard]] PixelPoint shift_at(MmPoint point) const;

  std::array<double, 9> homography_{1, 0, 0, 0, 1, 0, 0, 0, 1};
  std::array<double, 9> inverse_{1, 0, 0, 0, 1, 0, 0, 0, 1};
  Lattice lattice_;
};

}  // namespace hoso
