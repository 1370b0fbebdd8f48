#include "verify.hpp"

#include <algorithm>
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

std::optional<Fit> fitted_once(const PageImage& page, const Alignment& guess, const Blank& blank,
                               const Step& step) {
  const auto marks = find_marks(page, guess, blank.index, step.look);
  const double scale = px_per_mm(guess, blank.page);
  const auto better = fitted(seen(marks), blank.page, step.tolerance_mm * scale);
  if (!better) return std::nullopt;
  Fit fit{*better};
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!blank.index.anchors[i].is_text) continue;
    ++fit.marks;
    if (marks[i].similarity <= off_page) continue;
    ++fit.visible;
    constexpr double in_place_mm = 0.5;
    const double allowed_mm = std::min(in_place_mm, step.tolerance_mm);
    if (marks[i].similarity >= seen_similarity &&
        miss_mm(marks[i], fit.alignment, scale) < allowed_mm) {
      ++fit.found;
    }
  }
  return fit;
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
  const auto first = fitted_once(page, guess, blank, {{rough_dpi, 4}, 2.5});
  // A plane guess that was nearly right needs no second look.
  constexpr double settled_mm = 0.7;
  if (!first || moved_mm(guess, first->alignment, blank.page) < settled_mm) return first;
  return fitted_once(page, first->alignment, blank, {{rough_dpi, 2}, 1.5});
}

std::optional<Fit> exact_fit(const PageImage& page, const Alignment& rough, const Blank& blank) {
  const auto first = fitted_once(page, rough, blank, {{fine_dpi, 0.8}, 0.8});
  constexpr double settled_mm = 0.15;
  if (!first || moved_mm(rough, first->alignment, blank.page) < settled_mm) return first;
  return fitted_once(page, first->alignment, blank, {{fine_dpi, 0.5}, 0.5});
}

}  // namespace hoso::layout
