// What each step of a pipeline is worth: the same pages read without it.
#pragma once

#include <string>
#include <vector>

#include "bench/score.hpp"

namespace hoso::bench {

struct Trial {
  std::string without;  ///< the step left out; empty = none
  Tally tally;          ///< over all fields
  double seconds = 0;   ///< wall clock for the whole set
};

/// One line per trial; the first is the whole pipeline, to which the others are compared in points of a
/// hundred and in time.
[[nodiscard]] std::string worth_table(const std::vector<Trial>&);

/// {"steps": […]}, the first without a "without".
[[nodiscard]] std::string worth_json(const std::vector<Trial>&);

}  // namespace hoso::bench
