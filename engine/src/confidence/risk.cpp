#include "confidence/risk.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hoso::confidence {
namespace {

constexpr std::array bounds = {0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 1.0};

ReliabilityBin bin_of(const std::vector<Level>& levels, double from, double to) {
  ReliabilityBin bin{from, to, {}};
  for (const Level& level : levels) {
    const bool inside = level.confidence >= from && (level.confidence < to || to == 1.0);
    if (inside) bin.values = joined(bin.values, level);
  }
  return bin;
}

}  // namespace

std::vector<RiskPoint> risk_curve(const std::vector<Outcome>& outcomes) {
  std::vector<Level> levels = levels_of(outcomes);
  std::vector<RiskPoint> curve;
  RiskPoint point;
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    point.threshold = level->confidence;
    point.accepted += level->count;
    point.wrong += level->count - level->right;
    curve.push_back(point);
  }
  return curve;
}

RiskPoint most_accepted(const std::vector<RiskPoint>& curve, double most_risk) {
  RiskPoint most;
  for (const RiskPoint& point : curve) {
    if (point.risk() <= most_risk) most = point;
  }
  return most;
}

RiskPoint accepted_from(const std::vector<RiskPoint>& curve, double threshold) {
  RiskPoint accepted;
  for (const RiskPoint& point : curve) {
    if (point.threshold >= threshold) accepted = point;
  }
  accepted.threshold = threshold;
  return accepted;
}

double area_under(const std::vector<RiskPoint>& curve) {
  double area = 0;
  int before = 0;
  for (const RiskPoint& point : curve) {
    area += point.risk() * (point.accepted - before);
    before = point.accepted;
  }
  return before == 0 ? 0 : area / before;
}

double upper_share(int wrong, int count) {
  if (count == 0) return 1;
  constexpr double z = 1.959964;
  const double n = count, share = wrong / n;
  const double middle = share + z * z / (2 * n);
  const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return (middle + reach) / (1 + z * z / n);
}

std::vector<ReliabilityBin> reliability(const std::vector<Outcome>& outcomes) {
  const std::vector<Level> levels = levels_of(outcomes);
  std::vector<ReliabilityBin> bins;
  for (std::size_t i = 1; i < bounds.size(); ++i) {
    ReliabilityBin bin = bin_of(levels, bounds[i - 1], bounds[i]);
    if (bin.values.count > 0) bins.push_back(bin);
  }
  return bins;
}

double calibration_error(const std::vector<ReliabilityBin>& bins) {
  double gaps = 0;
  int count = 0;
  for (const auto& [from, to, values] : bins) {
    gaps += std::abs(values.confidence * values.count - values.right);
    count += values.count;
  }
  return count == 0 ? 0 : gaps / count;
}

}  // namespace hoso::confidence
