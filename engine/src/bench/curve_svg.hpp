// Risk–coverage curves as a picture.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/confidence_report.hpp"

namespace hoso::bench {

/// An SVG document: across, the share of the values on the paper that is accepted unseen; upwards, the
/// share of those that is wrong. A dot marks `sure_from`.
[[nodiscard]] std::string curve_svg(const std::vector<RiskCurve>& curves);

/// The same into a file. Throws Error("output.not_written").
void write_curve_svg(const std::vector<RiskCurve>& curves, const std::filesystem::path& file);

}  // namespace hoso::bench
