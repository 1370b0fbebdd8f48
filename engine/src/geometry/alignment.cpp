#include <hoso/alignment.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace hoso {
namespace {

PixelPoint apply(const std::array<double, 9>& m, double x, double y) {
  const double w = m[6] * x + m[7] * y + m[8];
  return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
}

double determinant(const std::array<double, 9>& m) {
  return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) +
         m[2] * (m[3] * m[7] - m[4] * m[6]);
}

std::array<double, 9> inverted(const std::array<double, 9>& m) {
  const double d = determinant(m);
  if (!std::isfinite(d) || std::abs(d) < 1e-12) {
    throw std::invalid_argument("alignment: the homography cannot be inverted");
  }
  return {(m[4] * m[8] - m[5] * m[7]) / d, (m[2] * m[7] - m[1] * m[8]) / d,
          (m[1] * m[5] - m[2] * m[4]) / d, (m[5] * m[6] - m[3] * m[8]) / d,
          (m[0] * m[8] - m[2] * m[6]) / d, (m[2] * m[3] - m[0] * m[5]) / d,
          (m[3] * m[7] - m[4] * m[6]) / d, (m[1] * m[6] - m[0] * m[7]) / d,
          (m[0] * m[4] - m[1] * m[3]) / d};
}

/// Lower node and share of the way to the next one, inside [0, nodes - 1].
std::pair<int, double> node_below(double position, double extent, int nodes) {
  const double at = std::clamp(position / extent, 0.0, 1.0) * (nodes - 1);
  const int below = std::min(static_cast<int>(at), nodes - 2);
  return {below, at - below};
}

}  // namespace

Alignment::Alignment(const std::array<double, 9>& homography, Lattice lattice)
    : homography_(homography), inverse_(inverted(homography)), lattice_(std::move(lattice)) {
  const auto nodes = static_cast<std::size_t>(lattice_.columns) *
                     static_cast<std::size_t>(lattice_.rows);
  const bool none = lattice_.columns == 0;
  if (lattice_.shift_px.size() != nodes ||
      (!none && (lattice_.columns < 2 || lattice_.rows < 2 || lattice_.width_mm <= 0 ||
                 lattice_.height_mm <= 0))) {
    throw std::invalid_argument("alignment: lattice size and entries disagree");
  }
}

Alignment Alignment::at_dpi(double dpi) {
  const double scale = dpi / mm_per_inch;
  return Alignment({scale, 0, 0, 0, scale, 0, 0, 0, 1});
}

PixelPoint Alignment::shift_at(MmPoint point) const {
  if (lattice_.columns == 0) return {};
  const auto [column, right] = node_below(point.x, lattice_.width_mm, lattice_.columns);
  const auto [row, down] = node_below(point.y, lattice_.height_mm, lattice_.rows);
  const auto node = [&](int c, int r) {
    return lattice_.shift_px[static_cast<std::size_t>(r * lattice_.columns + c)];
  };
  const auto mix = [](double a, double b, double share) { return a + (b - a) * share; };
  const PixelPoint a = node(column, row), b = node(column + 1, row);
  const PixelPoint c = node(column, row + 1), d = node(column + 1, row + 1);
  return {mix(mix(a.x, b.x, right), mix(c.x, d.x, right), down),
          mix(mix(a.y, b.y, right), mix(c.y, d.y, right), down)};
}

PixelPoint Alignment::to_page(MmPoint point) const {
  const PixelPoint base = apply(homography_, point.x, point.y);
  const PixelPoint shift = shift_at(point);
  return {base.x + shift.x, base.y + shift.y};
}

MmPoint Alignment::to_template(PixelPoint point) const {
  // The displacement is smooth and small, so taking it off at the last guess converges fast.
  PixelPoint plain = point;
  MmPoint guess;
  for (int round = 0; round < 8; ++round) {
    const PixelPoint at = apply(inverse_, plain.x, plain.y);
    guess = {at.x, at.y};
    const PixelPoint shift = shift_at(guess);
    plain = {point.x - shift.x, point.y - shift.y};
  }
  return guess;
}

PixelRect Alignment::to_page(const MmRect& rect) const {
  const PixelPoint corners[] = {to_page(MmPoint{rect.x, rect.y}),
                                to_page(MmPoint{rect.right(), rect.y}),
                                to_page(MmPoint{rect.x, rect.bottom()}),
                                to_page(MmPoint{rect.right(), rect.bottom()})};
  double left = corners[0].x, right = left, top = corners[0].y, bottom = top;
  for (const PixelPoint& corner : corners) {
    left = std::min(left, corner.x), right = std::max(right, corner.x);
    top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
  }
  const int x = static_cast<int>(std::floor(left)), y = static_cast<int>(std::floor(top));
  return {x, y, static_cast<int>(std::ceil(right)) - x, static_cast<int>(std::ceil(bottom)) - y};
}

double Alignment::dpi_at(MmPoint at) const {
  const PixelPoint here = to_page(at);
  const PixelPoint right = to_page(MmPoint{at.x + 1, at.y});
  const PixelPoint below = to_page(MmPoint{at.x, at.y + 1});
  const double px_per_mm = (std::hypot(right.x - here.x, right.y - here.y) +
                            std::hypot(below.x - here.x, below.y - here.y)) / 2;
  return px_per_mm * mm_per_inch;
}

}  // namespace hoso
