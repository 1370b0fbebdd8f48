// templates/models/calibration.xml as data, and back.
#pragma once

#include <filesystem>
#include <string>

#include "confidence/calibration.hpp"

namespace hoso::confidence {

struct CalibrationFile {
  std::string source;  ///< the pages it was fitted on, for people
  Calibration calibration;
};

/// Throws Error("calibration.invalid") that names file, line, what is wrong and what was expected.
[[nodiscard]] CalibrationFile read_calibration(const std::filesystem::path& file);

/// The text of such a file, maps in the order of their kinds.
[[nodiscard]] std::string to_xml(const CalibrationFile&);

/// `known` and the maps of `more` for kinds of values that it has none for.
[[nodiscard]] CalibrationFile joined(const CalibrationFile& known, const CalibrationFile& more);

}  // namespace hoso::confidence
