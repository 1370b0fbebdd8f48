// From the line model's columns to texts: connectionist temporal classification (Graves et al. 2006).
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include <opencv2/core.hpp>

namespace hoso::handwriting {

/// A reading and its probability, 0..1, by the model: the sum over all ways to spread it over the columns
/// that the search kept.
struct Reading {
  std::vector<int> letters;  ///< classes, none of them 0 (CTC's blank)
  double probability = 0;
  double weighted = 0;       ///< times what is known of texts; the same without such knowledge
  friend bool operator==(const Reading&, const Reading&) = default;
};

/// What is known of texts apart from the picture: weights, 0..1, of a letter after others and of ending.
/// Pure functions.
struct Knowledge {
  std::function<double(const std::vector<int>& before, int letter)> next;
  std::function<double(const std::vector<int>& letters)> end;
};

/// The likeliest class of every column, repeats and blanks taken out. `columns`: CV_32FC1, a row for
/// each column of the line, a column for each class, rows sum to 1, class 0 = blank.
[[nodiscard]] std::vector<int> best_path(const cv::Mat& columns);

/// The likeliest readings, best first, at most `wanted`; prefix beam search that keeps `beams`
/// prefixes; none that cannot be. Pure; deterministic.
[[nodiscard]] std::vector<Reading> likely_readings(const cv::Mat& columns, std::size_t wanted,
                                                   std::size_t beams = 12);

/// The readings that are likeliest by picture and `knowledge` together, best first; as many as beams.
[[nodiscard]] std::vector<Reading> likely_readings(const cv::Mat& columns, const Knowledge& knowledge,
                                                   std::size_t beams);

/// Probability, 0..1, that the columns spell just these letters: the sum over all paths.
[[nodiscard]] double probability_of(const std::vector<int>& letters, const cv::Mat& columns);

}  // namespace hoso::handwriting
