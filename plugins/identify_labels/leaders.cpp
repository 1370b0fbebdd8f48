#include "leaders.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "quantile.hpp"

namespace hoso::labels {
namespace {

/// Full stops of 8 to 16 pt type, with what blur adds.
constexpr double largest_dot_mm = 0.85;
constexpr double least_pitch_mm = 0.4;
constexpr double most_pitch_mm = 2.4;
constexpr double off_line_mm = 0.22;
constexpr std::size_t least_dots = 5;

bool is_dot(const Piece& piece) { return std::max(piece.box.width, piece.box.height) <= largest_dot_mm; }

/// The dot that follows `dot` at `pitch` (0 = any), or at twice that where one is missing.
std::optional<std::size_t> next_dot(const std::vector<Piece>& dots, std::size_t dot, double pitch) {
  const MmRect& from = dots[dot].box;
  std::optional<std::size_t> best;
  double least = 1e9;
  for (std::size_t i = dot + 1; i < dots.size(); ++i) {
    const double step = middle_x(dots[i].box) - middle_x(from);
    if (step > most_pitch_mm) break;
    if (step < least_pitch_mm || std::abs(middle_y(dots[i].box) - middle_y(from)) > off_line_mm) continue;
    const double off = pitch == 0 ? step : std::min(std::abs(step - pitch), std::abs(step - 2 * pitch));
    if (pitch != 0 && off > 0.25 * pitch) continue;
    if (off < least) least = off, best = i;
  }
  return best;
}

double usual_pitch(const std::vector<Piece>& dots) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < dots.size(); ++i) steps.push_back(middle_x(dots[i].box) - middle_x(dots[i - 1].box));
  return quantile(std::move(steps), 0.5);
}

double middle_line(const std::vector<Piece>& dots) {
  double sum = 0;
  for (const Piece& dot : dots) sum += middle_y(dot.box);
  return sum / static_cast<double>(dots.size());
}

}  // namespace

std::vector<Leader> leaders_in(const std::vector<Piece>& specks) {
  std::vector<Piece> dots = specks;
  std::erase_if(dots, [](const Piece& piece) { return !is_dot(piece); });
  std::ranges::stable_sort(dots, {}, [](const Piece& piece) { return middle_x(piece.box); });
  std::vector<bool> used(dots.size(), false);
  std::vector<Leader> leaders;
  for (std::size_t i = 0; i < dots.size(); ++i) {
    if (used[i]) continue;
    std::vector<std::size_t> run{i};
    double pitch = 0;
    while (const auto next = next_dot(dots, run.back(), pitch)) {
      if (used[*next]) break;
      if (run.size() == 1) pitch = middle_x(dots[*next].box) - middle_x(dots[i].box);
      run.push_back(*next);
    }
    if (run.size() < least_dots) continue;
    Leader leader;
    for (const std::size_t at : run) {
      used[at] = true;
      leader.dots.push_back(dots[at]);
    }
    leader.pitch = usual_pitch(leader.dots);
    leader.x0 = leader.dots.front().box.x;
    leader.x1 = leader.dots.back().box.right();
    leader.y = middle_line(leader.dots);
    leaders.push_back(std::move(leader));
  }
  std::ranges::stable_sort(leaders, {}, &Leader::y);
  return leaders;
}

}  // namespace hoso::labels
