// An explanation to look at: pictures, candidates, findings in one strip.
#pragma once

#include <string>
#include <vector>

#include "explain/explanation.hpp"

namespace hoso::app {

/// A whole page that fetches nothing: pictures stand inside. Vietnamese first, English second.
[[nodiscard]] std::string explanations_html(const std::vector<explain::Explanation>&);

}  // namespace hoso::app
