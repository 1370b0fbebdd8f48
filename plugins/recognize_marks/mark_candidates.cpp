#include "mark_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hoso::marks {
namespace {

constexpr double even = 0.5;

Candidate reading(const std::vector<ChoiceOption>& options, const std::vector<double>& ticked,
                  const std::vector<std::size_t>& flipped) {
  Candidate candidate{"", 1};
  for (std::size_t i = 0; i < options.size(); ++i) {
    const bool is_ticked = (ticked[i] >= even) != (std::ranges::count(flipped, i) > 0);
    candidate.score *= is_ticked ? ticked[i] : 1 - ticked[i];
    if (is_ticked) candidate.text += (candidate.text.empty() ? "" : " ") + options[i].value;
  }
  // Four places are what a person can use, and keep results equal across compilers.
  candidate.score = std::round(candidate.score * 1e4) / 1e4;
  return candidate;
}

/// Least sure first, at most three.
std::vector<std::size_t> unsure_boxes(const std::vector<double>& ticked) {
  std::vector<std::size_t> boxes(ticked.size());
  std::iota(boxes.begin(), boxes.end(), std::size_t{0});
  std::ranges::stable_sort(boxes, {}, [&](std::size_t i) { return std::abs(ticked[i] - even); });
  boxes.resize(std::min<std::size_t>(boxes.size(), 3));
  return boxes;
}

}  // namespace

std::vector<Candidate> mark_candidates(const std::vector<ChoiceOption>& options,
                                       const std::vector<double>& ticked) {
  std::vector<Candidate> candidates = {reading(options, ticked, {})};
  const std::vector<std::size_t> unsure = unsure_boxes(ticked);
  for (const std::size_t box : unsure) candidates.push_back(reading(options, ticked, {box}));
  if (unsure.size() > 1) candidates.push_back(reading(options, ticked, {unsure[0], unsure[1]}));
  std::stable_sort(candidates.begin() + 1, candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.score <= 0; });
  return candidates;
}

}  // namespace hoso::marks
