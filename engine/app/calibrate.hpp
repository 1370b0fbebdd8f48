// `hoso bench --calibrate`: what confidences are worth, told by the pages that were read.
#pragma once

#include "bench/score.hpp"
#include "command_line.hpp"

namespace hoso::app {

/// Writes settings.calibrate, or adds to it what it has no map for. `score`: of a pipeline that left
/// confidences as the stages gave them. Throws Error "calibration.invalid", "output.not_written".
void calibrate(const bench::Score& score, const BenchSettings& settings);

}  // namespace hoso::app
