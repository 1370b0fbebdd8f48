#include "typeset/scribble.hpp"

#include <algorithm>
#include <random>

#include "typeset/uniform.hpp"

namespace hoso::typeset {
namespace {

/// A wavy pen line from left to right: three to six loops that shrink towards the end.
StrokeMark wave(const MmRect& area, std::mt19937& random, const Colour& ink) {
  const int loops = 3 + static_cast<int>(random() % 4);
  const double step_mm = area.width / loops;
  const auto height = [&] { return area.height * uniform(random, 0.15, 0.5); };
  const double middle_mm = area.y + area.height / 2;
  StrokeMark stroke{{{area.x, middle_mm + uniform(random, -1, 1)}},
                    uniform(random, 0.8, 1.4), ink};
  for (int i = 0; i < loops; ++i) {
    const double x_mm = area.x + i * step_mm;
    stroke.points.push_back({x_mm + step_mm * uniform(random, 0.1, 0.6), middle_mm - height()});
    stroke.points.push_back({x_mm + step_mm * uniform(random, 0.3, 0.8), middle_mm + height()});
    stroke.points.push_back({x_mm + step_mm, middle_mm + uniform(random, -1.5, 1.5)});
  }
  return stroke;
}

StrokeMark flourish(const MmRect& area, std::mt19937& random, const Colour& ink) {
  const auto point = [&](double left, double right) {
    return MmPoint{area.x + area.width * uniform(random, left, right),
                   area.y + area.height * uniform(random, 0.55, 0.95)};
  };
  return {{point(0, 0.2), point(0.2, 0.4), point(0.5, 0.8), point(0.8, 1)},
          uniform(random, 0.6, 1.1), ink};
}

}  // namespace

std::vector<StrokeMark> scribble(const MmRect& area, std::uint32_t seed, const Colour& ink) {
  std::mt19937 random(seed);
  const double width_mm = area.width * uniform(random, 0.5, 0.8);
  const double height_mm = std::min(area.height, uniform(random, 9, 15));
  const MmRect box{area.x + (area.width - width_mm) * uniform(random, 0.2, 0.8),
                   area.y + (area.height - height_mm) * uniform(random, 0.1, 0.6), width_mm,
                   height_mm};
  return {wave(box, random, ink), flourish(box, random, ink)};
}

}  // namespace hoso::typeset
