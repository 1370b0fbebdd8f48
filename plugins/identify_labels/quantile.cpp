#include "quantile.hpp"

#include <algorithm>

namespace hoso::labels {

double quantile(std::vector<double> values, double share) {
  const auto last = static_cast<double>(values.size() - 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * last);
  std::ranges::nth_element(values, at);
  return *at;
}

}  // namespace hoso::labels
