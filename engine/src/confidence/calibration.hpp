// From how sure the stages are, each on a scale of its own, to the share of such values that is right.
#pragma once

#include <compare>
#include <map>
#include <string>
#include <vector>

#include "confidence/outcome.hpp"

namespace hoso::confidence {

/// A stretch of given confidences (0..1, both ends belong to it) and what came true of its values.
struct CalibrationStep {
  double from = 0;
  double to = 0;
  int values = 0;
  int right = 0;  ///< of those
  friend bool operator==(const CalibrationStep&, const CalibrationStep&) = default;
};

/// The share (0..1) of right values, with one right and one wrong value added (Laplace's rule of
/// succession): few values never make sure.
[[nodiscard]] double right_share(const CalibrationStep&);

/// Steps that do not overlap, the least confidences first; their shares rise. Empty = nothing known.
using CalibrationMap = std::vector<CalibrationStep>;

/// What values given `confidence` are worth: the share of its step, and between two steps on the line
/// that joins them. Below the first step the line leads to 0. `map`: not empty.
[[nodiscard]] double calibrated(double confidence, const CalibrationMap& map);

/// Isotonic regression by pooling adjacent violators (Ayer et al. 1955; Zadrozny and Elkan 2002), below
/// `trusted_from` and from it on by itself; what does not rise by `right_share` is pooled, too.
[[nodiscard]] CalibrationMap isotonic(const std::vector<Outcome>&);

/// The maps of a pipeline. Immutable; read by any thread. Without maps every confidence stays as given.
class Calibration {
 public:
  Calibration() = default;
  explicit Calibration(std::map<ValueKind, CalibrationMap> maps) : maps_(std::move(maps)) {}

  /// By the map of `kind`, else by the one of its recognizer for all types (an empty type), else as given.
  [[nodiscard]] double confidence(double given, const ValueKind& kind) const;
  [[nodiscard]] const std::map<ValueKind, CalibrationMap>& maps() const { return maps_; }

 private:
  std::map<ValueKind, CalibrationMap> maps_;
};

/// A map for each kind with enough values, and one for each recognizer over all its types.
[[nodiscard]] Calibration fitted(const std::vector<JudgedValue>&);

}  // namespace hoso::confidence
