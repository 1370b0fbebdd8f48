#include "ticks.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/quantile.hpp>

namespace hoso::marks {
namespace {

/// 0.5 at `middle`, 0.88 one `slope` above it.
double logistic(double value, double middle, double slope) {
  return 1 / (1 + std::exp(-2 * (value - middle) / slope));
}

double inked(const BoxInk& box, const TickSettings& settings) {
  return logistic(box.inside, settings.least_share, settings.least_share / 4);
}

double ringed(const BoxInk& box, const TickSettings& settings) {
  return settings.circles ? logistic(box.around, 0.7, 0.06) : 0;
}

/// What the other marks of a field are like.
BoxInk usual_mark(const std::vector<BoxInk>& marks, std::size_t without) {
  std::vector<double> inside, all, overhang;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (i == without) continue;
    inside.push_back(marks[i].inside);
    all.push_back(marks[i].all_mm2);
    overhang.push_back(marks[i].overhang);
  }
  return {quantile(inside, 0.5), 0, quantile(all, 0.5), quantile(overhang, 0.5)};
}

/// By how much a mark is heavier than the others are: doublings of ink, ink in the box, and lines that
/// leave it. Weights and bounds tell struck-out marks from ticks on tuning pages (README.md).
double heaviness(const BoxInk& mark, const BoxInk& usual) {
  constexpr double least_mm2 = 0.2;
  const double doublings = std::log2(std::max(mark.all_mm2, least_mm2) / std::max(usual.all_mm2, least_mm2));
  return 0.9 * doublings + 2 * (mark.inside - usual.inside) + 6 * (mark.overhang - usual.overhang);
}

}  // namespace

std::vector<double> ticked(const std::vector<BoxInk>& boxes, const TickSettings& settings, bool one) {
  std::vector<double> likely;
  std::vector<BoxInk> marks;
  std::vector<std::size_t> marked_boxes;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    likely.push_back(std::max(inked(boxes[i], settings), ringed(boxes[i], settings)));
    // A ring leaves its box empty: it is neither struck out nor a measure for those that are.
    if (inked(boxes[i], settings) < 0.5) continue;
    marks.push_back(boxes[i]);
    marked_boxes.push_back(i);
  }
  if (!settings.corrections || marks.size() < 2) return likely;
  const double middle = one ? 1.6 : 1.9;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    likely[marked_boxes[i]] *= 1 - logistic(heaviness(marks[i], usual_mark(marks, i)), middle, 0.6);
  }
  return likely;
}

}  // namespace hoso::marks
