#include "leaders.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <hoso/quantile.hpp>

namespace hoso::labels {
namespace {

/// Full stops of 8 to 16 pt type, with what blur adds.
constexpr double largest_dot_mm = 0.85;
constexpr double least_pitch_mm = 0.4;
constexpr double most_pitch_mm = 2.4;
constexpr double off_line_mm = 0.22;
constexpr std::size_t least_dots = 5, least_sparse_dots = 3;

bool is_dot(const Piece& piece) { return std::max(piece.box.width, piece.box.height) <= largest_dot_mm; }

/// The dot that follows `dot` at `pitch` (0 = any), or at twice that where one is missing.
std::optional<std::size_t> next_dot(const std::vector<Piece>& dots, std::size_t dot, double pitch) {
  const MmRect& from = dots[dot].box;
  std::optional<std::size_t> best;
  double least = 1e9;
  for (std::size_t i = dot + 1; i < dots.size(); ++i) {
    const double step = middle_x(dots[i].box) - middle_x(from);
    // The dot one step away, however exactly the one behind it stands at two.
    if (step > most_pitch_mm || (best && step > 1.5 * pitch && pitch != 0)) break;
    if (step < least_pitch_mm || std::abs(middle_y(dots[i].box) - middle_y(from)) > off_line_mm) continue;
    const double off = pitch == 0 ? step : std::min(std::abs(step - pitch), std::abs(step - 2 * pitch));
    if (pitch != 0 && off > 0.25 * pitch) continue;
    if (off < least) least = off, best = i;
  }
  return best;
}

/// Over the whole run, for a step alone is only as exact as a pixel.
double exact_pitch(const std::vector<Piece>& dots, double pitch) {
  long count = 0;
  for (std::size_t i = 1; i < dots.size(); ++i) {
    count += std::max(1L, std::lround((middle_x(dots[i].box) - middle_x(dots[i - 1].box)) / pitch));
  }
  return (middle_x(dots.back().box) - middle_x(dots.front().box)) / static_cast<double>(count);
}

double middle_line(const std::vector<Piece>& dots) {
  double sum = 0;
  for (const Piece& dot : dots) sum += middle_y(dot.box);
  return sum / static_cast<double>(dots.size());
}

/// The commonest step between neighbours: most dots of a page stand in leaders. 0 = hardly any dots.
double page_pitch(const std::vector<Piece>& dots) {
  constexpr std::size_t least_steps = 8;
  std::vector<double> steps;
  for (std::size_t i = 0; i < dots.size(); ++i) {
    const auto next = next_dot(dots, i, 0);
    if (next) steps.push_back(middle_x(dots[*next].box) - middle_x(dots[i].box));
  }
  return steps.size() < least_steps ? 0 : quantile(std::move(steps), 0.5);
}

/// The pitch of a run that begins with `step`: between its first dots one or two may be missing.
double pitch_of(double step, double usual) {
  constexpr int most_missing = 2;
  const int steps = usual > 0 ? static_cast<int>(std::lround(step / usual)) : 1;
  const bool multiple = steps > 1 && steps <= most_missing + 1 && std::abs(step - steps * usual) < 0.2 * usual;
  return multiple ? step / steps : step;
}

/// `pitch`: about that of `dots`, of which there may be only few.
Leader leader_of(std::vector<Piece> dots, double pitch) {
  Leader leader;
  leader.dots = std::move(dots);
  leader.pitch = exact_pitch(leader.dots, pitch);
  leader.x0 = leader.dots.front().box.x;
  leader.x1 = leader.dots.back().box.right();
  leader.y = middle_line(leader.dots);
  return leader;
}

/// Whether `next` may be a dot of the leader that `dot` is in, others being hidden between them.
bool in_step(const MmRect& dot, const MmRect& next, double pitch) {
  constexpr double off_step = 0.2, most_hidden = 20;
  const double steps = (middle_x(next) - middle_x(dot)) / pitch;
  return steps > 0.5 && steps < most_hidden && std::abs(steps - std::round(steps)) < off_step &&
         std::abs(middle_y(next) - middle_y(dot)) < off_line_mm;
}

/// The most of `dots`, which are in order, that are in step.
std::vector<Piece> longest_chain(const std::vector<Piece>& dots, double pitch) {
  std::vector<std::size_t> length(dots.size(), 1), before(dots.size());
  for (std::size_t i = 0; i < dots.size(); ++i) {
    before[i] = i;
    for (std::size_t j = 0; j < i; ++j) {
      if (length[j] + 1 > length[i] && in_step(dots[j].box, dots[i].box, pitch)) {
        length[i] = length[j] + 1, before[i] = j;
      }
    }
  }
  std::vector<Piece> chain;
  if (dots.empty()) return chain;
  auto at = static_cast<std::size_t>(std::ranges::max_element(length) - length.begin());
  for (;; at = before[at]) {
    chain.push_back(dots[at]);
    if (before[at] == at) break;
  }
  std::ranges::reverse(chain);
  return chain;
}

}  // namespace

std::vector<Leader> leaders_in(const std::vector<Piece>& specks) {
  std::vector<Piece> dots = specks;
  std::erase_if(dots, [](const Piece& piece) { return !is_dot(piece); });
  std::ranges::stable_sort(dots, {}, [](const Piece& piece) { return middle_x(piece.box); });
  const double usual = page_pitch(dots);
  std::vector<bool> used(dots.size(), false);
  std::vector<Leader> leaders;
  for (std::size_t i = 0; i < dots.size(); ++i) {
    if (used[i]) continue;
    std::vector<std::size_t> run{i};
    double pitch = 0;
    while (const auto next = next_dot(dots, run.back(), pitch)) {
      if (used[*next]) break;
      if (run.size() == 1) pitch = pitch_of(middle_x(dots[*next].box) - middle_x(dots[i].box), usual);
      run.push_back(*next);
    }
    if (run.size() < least_dots) continue;
    std::vector<Piece> of_run;
    for (const std::size_t at : run) {
      used[at] = true;
      of_run.push_back(dots[at]);
    }
    leaders.push_back(leader_of(std::move(of_run), pitch));
  }
  std::ranges::stable_sort(leaders, {}, &Leader::y);
  return leaders;
}

std::optional<Leader> sparse_leader(const std::vector<Piece>& specks, const MmRect& place, double pitch) {
  std::vector<Piece> dots;
  std::ranges::copy_if(specks, std::back_inserter(dots), [&](const Piece& piece) {
    return is_dot(piece) && middle_x(piece.box) > place.x && middle_x(piece.box) < place.right() &&
           middle_y(piece.box) > place.y && middle_y(piece.box) < place.bottom();
  });
  std::ranges::stable_sort(dots, {}, [](const Piece& piece) { return middle_x(piece.box); });
  std::vector<Piece> chain = longest_chain(dots, pitch);
  if (chain.size() < least_sparse_dots) return std::nullopt;
  return leader_of(std::move(chain), pitch);
}

}  // namespace hoso::labels
