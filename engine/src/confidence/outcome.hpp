// What became of values whose truth is known: the material for judging confidence.
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace hoso::confidence {

/// One value that was given, how sure hoso was (0..1), and whether it is what stands on the paper.
struct Outcome {
  double confidence = 0;
  bool right = false;
};

/// Values that one scale of confidence is common to.
struct ValueKind {
  std::string type;        ///< of the field: "date"
  std::string recognizer;  ///< stage id: "recognize.tesseract"
  bool variant = false;    ///< read on a re-typed layout, at places nobody has checked
  friend auto operator<=>(const ValueKind&, const ValueKind&) = default;
};

/// A value given for a field of a known form.
struct JudgedValue {
  std::string form;  ///< "ct01 tt116-2026"
  ValueKind kind;
  Outcome outcome;
};

/// Values of one confidence; `right` of `count` were right. `confidence` is their mean where several
/// were put together.
struct Level {
  double confidence = 0;
  int count = 0;
  int right = 0;
  friend bool operator==(const Level&, const Level&) = default;
};

/// One level for each confidence there is, the least first.
[[nodiscard]] std::vector<Level> levels_of(std::vector<Outcome> outcomes);

/// `upper` and `lower` as one.
[[nodiscard]] Level joined(const Level& lower, const Level& upper);

}  // namespace hoso::confidence
