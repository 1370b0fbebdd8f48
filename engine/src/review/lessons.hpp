// What an office's confirmed dossiers teach: values that come again, and what confidence is worth there.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>

#include "confidence/calibration.hpp"
#include "review/field_types.hpp"

namespace hoso::review {

/// Learned from past dossiers; changes only values that are not sure. Immutable; any thread.
struct Lessons {
  /// By field type: parts of values ("Phường Cửa Nam", a street, a name) that were confirmed in several dossiers.
  std::map<std::string, std::set<std::string>> known;
  /// By field type: how sure a known value is that stands among the candidates of an unsure field (0..1).
  std::map<std::string, double> worth;
  confidence::Calibration calibration;

  [[nodiscard]] bool empty() const { return known.empty() && calibration.maps().empty(); }
};

/// JSON, UTF-8, and back. Throws Error "store.damaged".
[[nodiscard]] std::string lessons_text(const Lessons&);
[[nodiscard]] Lessons lessons_of(const std::string& text);

/// The parts of a value by which it is known: "Số 5 đường Láng, phường Láng" → "đường láng", "phường láng".
[[nodiscard]] std::vector<std::string> parts_of(const std::string& value);

/// The one candidate of a field whose parts are all known; empty when none or several are.
[[nodiscard]] std::string known_candidate(const FieldSpec&, const FieldValue&, const std::set<std::string>& known,
                                          const FieldTypes&);

/// `reading` with the lessons in it: values that are sure stay as they are.
[[nodiscard]] Dossier with_lessons(Dossier reading, const Lessons&, const FieldTypes&);

}  // namespace hoso::review
