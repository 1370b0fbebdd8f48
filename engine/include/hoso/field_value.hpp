// What was read in one field.
#pragma once

#include <string>
#include <vector>

#include <hoso/geometry.hpp>

namespace hoso {

/// One way to read a zone. Scores are 0..1 and comparable within one recognizer only.
struct Candidate {
  std::string text;  ///< NFC
  double score = 0;  ///< 0..1
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// What is known of a field's writing.
enum class FieldState {
  read,       ///< something was read
  empty,      ///< nothing was filled in
  illegible,  ///< something is there, but no reading can be stood for
  confirmed,  ///< a person said so
};

/// What a recognizer returns for one zone.
struct ZoneReading {
  FieldState state = FieldState::empty;  ///< `confirmed` is not a recognizer's to give
  std::vector<Candidate> candidates;  ///< best first; empty unless state is `read`
};

/// `raw` is as written and never overwritten; `value` is normalised and empty when the raw text
/// cannot be one. `confidence` (0..1): of the values given p, a share p is right.
struct FieldValue {
  std::string id;          ///< "full_name", "members[0].birth_date"
  std::string raw;  ///< the chosen candidate, as written; empty = nothing was read
  std::string value;  ///< normalised by the field's type; empty = raw cannot be one
  double confidence = 0;  ///< 0..1, calibrated; 0 = no value
  FieldState state = FieldState::empty;  ///< how it came by its value
  int page = 0;            ///< dossier page number, from 1; 0 = its page is missing
  MmRect box_mm;           ///< on the upright page picture, at the page's effective dpi
  std::string recognizer;  ///< stage id
  std::vector<Candidate> candidates;  ///< best first; empty = nothing was read
};

/// On the stages' own scale, of recognizers' scores and field types' confidences, from here on a reading
/// counts as good: nobody is asked for a second one. What such readings are worth is told by calibration
/// (docs/confidence.md).
inline constexpr double trusted_from = 0.9;

/// The one threshold: a value read with at least this confidence is accepted without a look at the
/// paper. Reports, rules, exit status and bench figures all go by it.
inline constexpr double sure_from = 0.98;

/// Whether a person must look at the paper: something is there, and no reading of it is sure. Also
/// true for a confidence that is no number.
[[nodiscard]] inline bool is_doubtful(const FieldValue& field) {
  return field.state == FieldState::illegible ||
         (field.state == FieldState::read && !(field.confidence >= sure_from));
}

}  // namespace hoso
