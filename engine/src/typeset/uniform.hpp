#pragma once

#include <random>

namespace hoso::typeset {

/// std::uniform_real_distribution may differ between libraries; pages must not.
[[nodiscard]] inline double uniform(std::mt19937& random, double low, double high) {
  return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
}

}  // namespace hoso::typeset
