#include "box_candidates.hpp"

#include <algorithm>
#include <cmath>

namespace hoso::boxes {
namespace {

struct Choice {
  char best = ' ';
  char second = ' ';
  double best_score = 1;
  double second_score = 0;
  /// How much of a reading's score is left when this cell takes its second choice.
  [[nodiscard]] double ratio() const { return second_score / std::max(best_score, 1e-6); }
};

Choice choice_of(const Cell& cell) {
  if (!cell) return {};
  const auto best = std::ranges::max_element(*cell);
  DigitScores others = *cell;
  others[static_cast<std::size_t>(best - cell->begin())] = -1;
  const auto second = std::ranges::max_element(others);
  return {static_cast<char>('0' + (best - cell->begin())),
          static_cast<char>('0' + (second - others.begin())), *best, *second};
}

/// Four places are what a person can use, and keep results equal across compilers.
double rounded(double score) { return std::round(score * 1e4) / 1e4; }

Candidate reading(const std::vector<Choice>& choices, const std::vector<std::size_t>& swapped) {
  Candidate candidate{"", 1};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const bool swap = std::ranges::count(swapped, i) > 0;
    candidate.text += swap ? choices[i].second : choices[i].best;
    candidate.score *= swap ? choices[i].second_score : choices[i].best_score;
  }
  candidate.score = rounded(candidate.score);
  return candidate;
}

}  // namespace

std::vector<Candidate> box_candidates(const std::vector<Cell>& cells) {
  std::vector<Choice> choices;
  for (const Cell& cell : cells) choices.push_back(choice_of(cell));
  std::vector<std::size_t> filled;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i]) filled.push_back(i);
  }
  if (filled.empty()) return {};
  std::ranges::stable_sort(filled, std::ranges::greater(),
                           [&](std::size_t i) { return choices[i].ratio(); });
  std::vector<Candidate> candidates = {reading(choices, {})};
  for (std::size_t k = 0; k < std::min<std::size_t>(filled.size(), 3); ++k) {
    candidates.push_back(reading(choices, {filled[k]}));
  }
  if (filled.size() > 1) candidates.push_back(reading(choices, {filled[0], filled[1]}));
  std::stable_sort(candidates.begin() + 1, candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.score <= 0; });
  return candidates;
}

}  // namespace hoso::boxes
