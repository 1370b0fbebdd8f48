// What confidence is worth: how much can be accepted unseen, and how much of that is wrong.
#pragma once

#include <vector>

#include "confidence/outcome.hpp"

namespace hoso::confidence {

/// Accepting every value of at least `threshold`.
struct RiskPoint {
  double threshold = 0;
  int accepted = 0;
  int wrong = 0;  ///< of those

  [[nodiscard]] double risk() const {
    return accepted == 0 ? 0 : static_cast<double>(wrong) / accepted;
  }
};

/// One point for each confidence there is, the highest first; so ends with all values accepted.
[[nodiscard]] std::vector<RiskPoint> risk_curve(const std::vector<Outcome>& outcomes);

/// The point that accepts most with a risk of at most `most_risk` (0..1); none accepted = no such.
[[nodiscard]] RiskPoint most_accepted(const std::vector<RiskPoint>& curve, double most_risk);

/// The point for `threshold`, be there a value of just that confidence or not.
[[nodiscard]] RiskPoint accepted_from(const std::vector<RiskPoint>& curve, double threshold);

/// Area under the curve: the risk met on average when values are accepted one by one, the surest
/// first (AURC; Geifman and El-Yaniv 2017). 0 without values.
[[nodiscard]] double area_under(const std::vector<RiskPoint>& curve);

/// The share that may truly be wrong after `wrong` of `count`: the upper end of Wilson's 95 % interval
/// (one-sided 97.5 %). 1 without values.
[[nodiscard]] double upper_share(int wrong, int count);

/// Values whose confidence lies between two bounds: `levels` beside what came true.
struct ReliabilityBin {
  double from = 0;
  double to = 1;
  Level values;  ///< mean confidence, count and right ones
};

/// Bins finer towards 1, where the decisions are taken; empty ones are left out.
[[nodiscard]] std::vector<ReliabilityBin> reliability(const std::vector<Outcome>& outcomes);

/// Expected calibration error: the mean gap between confidence and share of right values over the
/// bins, weighted by their values (Naeini et al. 2015). 0 without values.
[[nodiscard]] double calibration_error(const std::vector<ReliabilityBin>& bins);

}  // namespace hoso::confidence
