#include "line_candidates.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <hoso/text.hpp>

namespace hoso::tesseract {
namespace {

// Below this a symbol's second choice is noise of the model.
constexpr double least_choice = 0.02;

/// One symbol of a reading taken from its `choice` instead of the best.
struct Swap {
  std::size_t symbol = 0;
  std::size_t choice = 0;
  double ratio = 0;  ///< how likely it is beside the best choice, at most 1
};

std::string text_of(const std::vector<Symbol>& symbols, const Swap* swap) {
  std::string text;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (symbols[i].after_space && !text.empty()) text += ' ';
    text += symbols[i].choices[swap != nullptr && swap->symbol == i ? swap->choice : 0].text;
  }
  return normalized_spaces(text);
}

std::vector<Swap> likely_swaps(const std::vector<Symbol>& symbols) {
  std::vector<Swap> swaps;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const std::vector<SymbolChoice>& choices = symbols[i].choices;
    for (std::size_t k = 1; k < choices.size(); ++k) {
      if (choices[k].score < least_choice) continue;
      swaps.push_back({i, k, std::min(1.0, choices[k].score / std::max(choices[0].score, 0.01))});
    }
  }
  std::ranges::stable_sort(swaps, std::ranges::greater(), &Swap::ratio);
  return swaps;
}

/// Share of lines that were read right, by the least score Tesseract gave one of their symbols
/// (README.md, "Scores"). Scribbles and strokes get up to 0.91 from it.
double calibrated(double least) {
  constexpr std::array<std::pair<double, double>, 8> measured = {
      {{0.80, 0.0}, {0.88, 0.2}, {0.93, 0.45}, {0.97, 0.7}, {0.98, 0.85}, {0.99, 0.95},
       {0.993, 0.99}, {0.995, 0.995}}};
  if (least <= measured.front().first) return 0;
  for (std::size_t i = 1; i < measured.size(); ++i) {
    const auto& [low, low_share] = measured[i - 1];
    const auto& [high, high_share] = measured[i];
    if (least < high) return low_share + (high_share - low_share) * (least - low) / (high - low);
  }
  return measured.back().second;
}

double line_score(const std::vector<Symbol>& symbols) {
  double least = 1;
  for (const Symbol& symbol : symbols) least = std::min(least, symbol.choices[0].score);
  return calibrated(least);
}

void add_new(std::vector<Candidate>& candidates, Candidate candidate) {
  const auto known = std::ranges::find(candidates, candidate.text, &Candidate::text);
  if (known == candidates.end()) {
    candidates.push_back(std::move(candidate));
  } else {
    known->score = std::max(known->score, candidate.score);
  }
}

void keep_best(std::vector<Candidate>& candidates) {
  std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::score);
  if (candidates.size() > most_candidates) candidates.resize(most_candidates);
}

}  // namespace

std::vector<Candidate> line_candidates(const std::vector<Symbol>& symbols) {
  std::vector<Candidate> candidates;
  if (symbols.empty()) return candidates;
  const double best = line_score(symbols);
  add_new(candidates, {text_of(symbols, nullptr), best});
  for (const Swap& swap : likely_swaps(symbols)) {
    if (candidates.size() == most_candidates) break;
    add_new(candidates, {text_of(symbols, &swap), best * swap.ratio});
  }
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.text.empty(); });
  return candidates;
}

std::vector<Candidate> merged(std::vector<Candidate> first, const std::vector<Candidate>& second) {
  for (const Candidate& candidate : second) add_new(first, candidate);
  keep_best(first);
  return first;
}

std::vector<Candidate> joined(const std::vector<std::vector<Candidate>>& lines) {
  const auto with = [&](std::size_t changed, const Candidate& instead) {
    Candidate whole{"", 1};
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].empty()) continue;
      const Candidate& part = i == changed ? instead : lines[i].front();
      whole.text += (whole.text.empty() ? "" : " ") + part.text;
      whole.score = std::min(whole.score, part.score);
    }
    return whole;
  };
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Candidate& candidate : lines[i]) add_new(all, with(i, candidate));
  }
  keep_best(all);
  return all;
}

}  // namespace hoso::tesseract
