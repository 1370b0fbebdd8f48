#include "ctc.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace hoso::handwriting {
namespace {

constexpr int blank = 0;
// Classes less likely than this in a column are not tried there.
constexpr float least_probability = 0.002F;

using Letters = std::vector<int>;

/// Probability that the columns so far spell a prefix, by whether the last column is a blank. A double
/// holds lines of over a thousand unsure columns.
struct Ending {
  double in_blank = 0;
  double in_letter = 0;
  [[nodiscard]] double sum() const { return in_blank + in_letter; }
};

/// Ordered, so that equal probabilities are kept in the same order everywhere.
using Prefixes = std::map<Letters, Ending>;

void extend_by(int letter, double probability, const std::pair<const Letters, Ending>& prefix,
               const Knowledge* knowledge, Prefixes& next) {
  const auto& [letters, ending] = prefix;
  const bool repeated = !letters.empty() && letters.back() == letter;
  const double weight = knowledge != nullptr ? knowledge->next(letters, letter) : 1;
  // A letter twice in a row needs a blank between; without one it is the same letter, held on.
  const double begun = weight * probability * (repeated ? ending.in_blank : ending.sum());
  if (begun > 0) {
    Letters longer = letters;
    longer.push_back(letter);
    next[std::move(longer)].in_letter += begun;
  }
  if (repeated) next[letters].in_letter += probability * ending.in_letter;
}

Prefixes extended(const Prefixes& prefixes, const float* column, int classes, const Knowledge* knowledge) {
  Prefixes next;
  for (const auto& prefix : prefixes) {
    next[prefix.first].in_blank += column[blank] * prefix.second.sum();
    for (int letter = 1; letter < classes; ++letter) {
      if (column[letter] >= least_probability) extend_by(letter, column[letter], prefix, knowledge, next);
    }
  }
  return next;
}

std::vector<Reading> by_weight(const Prefixes& prefixes, const Knowledge* knowledge) {
  std::vector<Reading> readings;
  for (const auto& [letters, ending] : prefixes) {
    const double weighted = ending.sum() * (knowledge != nullptr ? knowledge->end(letters) : 1);
    if (weighted > 0) readings.push_back({letters, ending.sum(), weighted});
  }
  std::ranges::stable_sort(readings, std::ranges::greater(), &Reading::weighted);
  return readings;
}

Prefixes pruned(const Prefixes& prefixes, std::size_t beams) {
  if (prefixes.size() <= beams) return prefixes;
  std::vector<double> sums;
  for (const auto& [letters, ending] : prefixes) sums.push_back(ending.sum());
  std::ranges::nth_element(sums, sums.begin() + static_cast<std::ptrdiff_t>(beams - 1), std::ranges::greater());
  // What cannot be is no beam, however few others there are.
  const double least = std::max(sums[beams - 1], std::numeric_limits<double>::min());
  Prefixes kept;
  for (const auto& [letters, ending] : prefixes) {
    if (ending.sum() >= least && kept.size() < beams) kept.emplace_hint(kept.end(), letters, ending);
  }
  return kept;
}

std::vector<Reading> searched(const cv::Mat& columns, const Knowledge* knowledge, std::size_t beams) {
  if (columns.empty()) return {};
  Prefixes prefixes{{{}, {1, 0}}};
  for (int t = 0; t < columns.rows; ++t) {
    prefixes = pruned(extended(prefixes, columns.ptr<float>(t), columns.cols, knowledge), beams);
  }
  return by_weight(prefixes, knowledge);
}

}  // namespace

double probability_of(const std::vector<int>& letters, const cv::Mat& columns) {
  // Forward variables of Graves et al. over the letters with a blank before, between and after.
  const std::size_t states = 2 * letters.size() + 1;
  const auto letter_at = [&](std::size_t s) { return s % 2 == 0 ? blank : letters[s / 2]; };
  std::vector<double> ways(states, 0);
  ways[0] = 1;
  for (int t = 0; t < columns.rows; ++t) {
    const float* column = columns.ptr<float>(t);
    for (std::size_t s = states; s-- > 0;) {
      double from = ways[s] + (s >= 1 ? ways[s - 1] : 0);
      if (s >= 2 && letter_at(s) != blank && letter_at(s) != letter_at(s - 2)) from += ways[s - 2];
      ways[s] = from * static_cast<double>(column[letter_at(s)]);
    }
  }
  return states == 1 ? ways[0] : ways[states - 1] + ways[states - 2];
}

std::vector<int> best_path(const cv::Mat& columns) {
  Letters letters;
  int before = blank;
  for (int t = 0; t < columns.rows; ++t) {
    const float* column = columns.ptr<float>(t);
    const int best = static_cast<int>(std::max_element(column, column + columns.cols) - column);
    if (best != blank && best != before) letters.push_back(best);
    before = best;
  }
  return letters;
}

std::vector<Reading> likely_readings(const cv::Mat& columns, std::size_t wanted, std::size_t beams) {
  std::vector<Reading> readings = searched(columns, nullptr, beams);
  if (readings.size() > wanted) readings.resize(wanted);
  return readings;
}

std::vector<Reading> likely_readings(const cv::Mat& columns, const Knowledge& knowledge, std::size_t beams) {
  std::vector<Reading> readings = searched(columns, &knowledge, beams);
  for (Reading& reading : readings) reading.probability = probability_of(reading.letters, columns);
  return readings;
}

}  // namespace hoso::handwriting
