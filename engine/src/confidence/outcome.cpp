#include "confidence/outcome.hpp"

#include <algorithm>

namespace hoso::confidence {

std::vector<Level> levels_of(std::vector<Outcome> outcomes) {
  std::ranges::sort(outcomes, {}, &Outcome::confidence);
  std::vector<Level> levels;
  for (const Outcome& outcome : outcomes) {
    if (levels.empty() || levels.back().confidence != outcome.confidence) {
      levels.push_back({outcome.confidence, 0, 0});
    }
    ++levels.back().count;
    levels.back().right += outcome.right;
  }
  return levels;
}

Level joined(const Level& lower, const Level& upper) {
  const int count = lower.count + upper.count;
  const double sum = lower.confidence * lower.count + upper.confidence * upper.count;
  return {sum / count, count, lower.right + upper.right};
}

}  // namespace hoso::confidence
