#include <gtest/gtest.h>

#include <hoso/alignment.hpp>

namespace hoso {
namespace {

Alignment bent() {
  Alignment::Lattice lattice{3, 3, 210, 297, std::vector<PixelPoint>(9)};
  lattice.shift_px[4] = {12, -7};
  return Alignment({11.6, 0.3, 40, -0.2, 11.9, 55, 1e-5, -2e-5, 1}, lattice);
}

TEST(Alignment, InverseUndoesHomographyAndBend) {
  const Alignment alignment = bent();
  for (double x = 5; x < 210; x += 40) {
    for (double y = 5; y < 297; y += 40) {
      const MmPoint back = alignment.to_template(alignment.to_page(MmPoint{x, y}));
      EXPECT_NEAR(back.x, x, 0.01);
      EXPECT_NEAR(back.y, y, 0.01);
    }
  }
}

TEST(Alignment, KnowsItsResolution) {
  EXPECT_NEAR(Alignment::at_dpi(200).dpi_at({100, 100}), 200, 1e-9);
}

TEST(Alignment, RefusesALatticeWithoutItsEntries) {
  EXPECT_THROW(Alignment({1, 0, 0, 0, 1, 0, 0, 0, 1}, {3, 3, 210, 297, {}}), std::invalid_argument);
  EXPECT_THROW(Alignment({1, 2, 0, 2, 4, 0, 0, 0, 1}), std::invalid_argument);
}

}  // namespace
}  // namespace hoso
