// How far confidence can be relied on, for people and programs.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "bench/score.hpp"
#include "confidence/risk.hpp"

namespace hoso::bench {

/// Of what is accepted unseen one value of a thousand may be wrong: docs/confidence.md.
inline constexpr double most_risk = 0.001;

/// The values of one form, or of all, from the surest to the least sure.
struct RiskCurve {
  std::string name;  ///< "ct01 tt116-2026", "all"
  int filled = 0;    ///< values on the paper; those that were not given are never accepted
  std::vector<confidence::RiskPoint> points;

  /// Share (0..1) of the values on the paper that is accepted at `point`.
  [[nodiscard]] double coverage(const confidence::RiskPoint& point) const {
    return filled == 0 ? 0 : static_cast<double>(point.accepted) / filled;
  }
};

/// One curve for each form that gave values, by name, then one for all.
[[nodiscard]] std::vector<RiskCurve> risk_curves(const Score&);

/// Tables: what can be accepted, for each form; confidence beside the share of right values.
[[nodiscard]] std::string confidence_tables(const Score&);

/// The same as JSON: {"curves": […], "reliability": […], "calibration_error": …}.
[[nodiscard]] nlohmann::ordered_json confidence_json(const Score&);

}  // namespace hoso::bench
