// Which value of many stands at a given rank.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hoso {

/// The value that `share` (0..1) of the others do not exceed, by nearest rank rounded down: 0 = the least,
/// 0.5 = the middle one, of an even number the lesser of both in the middle; 1 = the greatest.
/// `values`: at least one, in any order, no NaN.
template <class T>
[[nodiscard]] T quantile(std::vector<T> values, double share) {
  const auto last = static_cast<double>(values.size() - 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * last);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace hoso
