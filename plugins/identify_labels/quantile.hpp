#pragma once

#include <vector>

namespace hoso::labels {

/// The value below which `share` (0..1) of `values` lies, 0.5 = the middle one. `values`: at least one.
[[nodiscard]] double quantile(std::vector<double> values, double share);

}  // namespace hoso::labels
