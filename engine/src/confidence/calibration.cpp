#include "confidence/calibration.hpp"

#include <algorithm>
#include <iterator>

#include <hoso/field_value.hpp>

namespace hoso::confidence {
namespace {

/// With fewer values even a faultless step would not reach 0.99.
constexpr std::size_t least_values = 100;

CalibrationStep joined(const CalibrationStep& lower, const CalibrationStep& upper) {
  return {lower.from, upper.to, lower.values + upper.values, lower.right + upper.right};
}

/// Below all that was ever seen nothing bears a share out; nothing is worth nothing.
constexpr CalibrationStep nothing{0, 0, 0, -1};

/// `confidence` lies between the two.
double between(const CalibrationStep& lower, const CalibrationStep& upper, double confidence) {
  const double way = (confidence - lower.to) / (upper.from - lower.to);
  return right_share(lower) + way * (right_share(upper) - right_share(lower));
}

/// Adjacent steps are joined until their shares rise.
template <class Share>
CalibrationMap pooled(const CalibrationMap& steps, Share share) {
  CalibrationMap map;
  for (const CalibrationStep& step : steps) {
    map.push_back(step);
    while (map.size() > 1 && share(map.back()) <= share(*(map.end() - 2))) {
      const CalibrationStep upper = map.back();
      map.pop_back();
      map.back() = joined(map.back(), upper);
    }
  }
  return map;
}

using OutcomesByKind = std::map<ValueKind, std::vector<Outcome>>;

OutcomesByKind by_kind(const std::vector<JudgedValue>& values) {
  OutcomesByKind outcomes;
  for (const JudgedValue& value : values) {
    outcomes[value.kind].push_back(value.outcome);
    ValueKind any_type = value.kind;
    any_type.type.clear();
    outcomes[any_type].push_back(value.outcome);
  }
  return outcomes;
}

}  // namespace

double right_share(const CalibrationStep& step) { return (step.right + 1.0) / (step.values + 2.0); }

double calibrated(double confidence, const CalibrationMap& map) {
  const auto step = std::ranges::find_if(map, [&](const CalibrationStep& one) { return confidence <= one.to; });
  if (step == map.end()) return right_share(map.back());
  if (confidence >= step->from) return right_share(*step);
  return between(step == map.begin() ? nothing : *(step - 1), *step, confidence);
}

CalibrationMap isotonic(const std::vector<Outcome>& outcomes) {
  CalibrationMap levels;
  for (const Level& level : levels_of(outcomes)) {
    levels.push_back({level.confidence, level.confidence, level.count, level.right});
  }
  const auto seen_share = [](const CalibrationStep& step) { return double(step.right) / step.values; };
  // What a stage does not call good is judged by such values alone, not by the better ones.
  const auto good = std::ranges::lower_bound(levels, trusted_from, {}, &CalibrationStep::from);
  CalibrationMap map = pooled({levels.begin(), good}, seen_share);
  std::ranges::copy(pooled({good, levels.end()}, seen_share), std::back_inserter(map));
  // A few right values on top must not make less sure than the many below them.
  return pooled(map, right_share);
}

double Calibration::confidence(double given, const ValueKind& kind) const {
  ValueKind any_type = kind;
  any_type.type.clear();
  for (const ValueKind& known : {kind, any_type}) {
    if (const auto map = maps_.find(known); map != maps_.end()) return calibrated(given, map->second);
  }
  return given;
}

Calibration fitted(const std::vector<JudgedValue>& values) {
  std::map<ValueKind, CalibrationMap> maps;
  for (const auto& [kind, outcomes] : by_kind(values)) {
    if (outcomes.size() >= least_values) maps[kind] = isotonic(outcomes);
  }
  return Calibration(std::move(maps));
}

}  // namespace hoso::confidence
