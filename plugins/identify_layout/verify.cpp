#include "verify.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "fit.hpp"
#include "marks.hpp"

namespace hoso::layout {
namespace {

/// Below it a mark was not seen: other text reaches 0.5 by chance, the same word on a noisy
/// two-level page 0.6 and more.
constexpr double seen_similarity = 0.55;

std::vector<Observation> seen(std::vector<Observation> marks) {
  std::erase_if(marks, [](const Observation& mark) { return mark.similarity < seen_similarity; });
  return marks;
}

double px_per_mm(const Alignment& alignment, const TemplatePage& page) {
  return alignment.dpi_at({page.width_mm / 2, page.height_mm / 2}) / mm_per_inch;
}

/// What is left between a mark and the map, in mm.
double miss_mm(const Observation& mark, const Alignment& alignment, double scale) {
  const PixelPoint at = alignment.to_page(mark.blank);
  return std::hypot(at.x - mark.page.x, at.y - mark.page.y) / scale;
}

struct Step {
  Look look;
  double tolerance_mm;  ///< marks farther off than this from a smooth map are mistaken
};

/// What was seen of the marks in one part of the page's height.
struct Band {
  int visible = 0, found = 0;
};

/// Print that moved by itself (a longer table, one line more) is missing from a whole band, print under
/// a seal from here and there.
class Bands {
 public:
  void add(double height_share, bool found) {
    const double at = std::clamp(height_share, 0.0, 0.999) * static_cast<double>(bands_.size());
    Band& band = bands_[static_cast<std::size_t>(at)];
    ++band.visible;
    band.found += found ? 1 : 0;
  }
  [[nodiscard]] double weakest() const {
    constexpr int least_marks = 3;
    double weakest = 1;
    for (const Band& band : bands_) {
      if (band.visible >= least_marks) weakest = std::min(weakest, double(band.found) / band.visible);
    }
    return weakest;
  }

 private:
  std::array<Band, 6> bands_;
};

/// Counts what was seen where `alignment` says it must be.
Fit judged(const Alignment& alignment, const std::vector<Observation>& marks, const Blank& blank) {
  constexpr double in_place_mm = 0.5;
  const double scale = px_per_mm(alignment, blank.page);
  Fit fit{alignment};
  Bands bands;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!blank.index.anchors[i].is_text) continue;
    ++fit.marks;
    if (marks[i].similarity <= off_page) continue;
    ++fit.visible;
    const bool in_place = miss_mm(marks[i], alignment, scale) < in_place_mm;
    const bool found = marks[i].similarity >= seen_similarity && in_place;
    if (found) ++fit.found;
    bands.add(marks[i].blank.y / blank.page.height_mm, found);
  }
  fit.weakest_band = bands.weakest();
  return fit;
}

Fit looked_again(const PageImage& page, const Alignment& base, const Blank& blank,
                 const Step& step) {
  const auto marks = find_marks(page, base, blank.index, step.look);
  const double tolerance_px = step.tolerance_mm * px_per_mm(base, blank.page);
  return judged(moved_onto(seen(marks), base, blank.page, tolerance_px), marks, blank);
}

/// Root mean square distance between two maps over the page, in mm.
double moved_mm(const Alignment& a, const Alignment& b, const TemplatePage& page) {
  double sum = 0;
  int count = 0;
  for (double x = 0.1; x < 1; x += 0.2) {
    for (double y = 0.1; y < 1; y += 0.2, ++count) {
      const MmPoint at{x * page.width_mm, y * page.height_mm};
      const PixelPoint p = a.to_page(at), q = b.to_page(at);
      sum += (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y);
    }
  }
  return std::sqrt(sum / count) / px_per_mm(b, page);
}

}  // namespace

std::optional<Fit> rough_fit(const PageImage& page, const Alignment& guess, const Blank& blank) {
  constexpr double reach_mm = 4, plane_tolerance_mm = 2.5, bent_tolerance_mm = 1.5;
  const double scale = px_per_mm(guess, blank.page);
  const auto marks = find_marks(page, guess, blank.index, {rough_dpi, reach_mm});
  const auto plane = plane_through(seen(marks), plane_tolerance_mm * scale);
  if (!plane) return std::nullopt;
  const Alignment bent = moved_onto(seen(marks), *plane, blank.page, bent_tolerance_mm * scale);
  // A plane guess that was nearly right needs no second look.
  constexpr double settled_mm = 0.7;
  if (moved_mm(guess, bent, blank.page) < settled_mm) return judged(bent, marks, blank);
  return looked_again(page, bent, blank, {{rough_dpi, 2}, 1.2});
}

Fit exact_fit(const PageImage& page, const Alignment& rough, const Blank& blank) {
  const Fit first = looked_again(page, rough, blank, {{fine_dpi, 0.8}, 0.6});
  constexpr double settled_mm = 0.15;
  if (moved_mm(rough, first.alignment, blank.page) < settled_mm) return first;
  return looked_again(page, first.alignment, blank, {{fine_dpi, 0.5}, 0.4});
}

}  // namespace hoso::layout
