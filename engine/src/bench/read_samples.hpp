// Reads a sample set with a real pipeline and scores it.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "bench/score.hpp"
#include "pipeline/run.hpp"

namespace hoso::bench {

/// Runs each sample as a dossier of its own, for pages of one may belong together; `plan.jobs` at a
/// time, with one worker each. Scores are added in the samples' order.
[[nodiscard]] Score read_samples(const std::shared_ptr<pipeline::Pipeline>&,
                                 const std::vector<Sample>&, const pipeline::RunPlan& plan,
                                 const std::stop_token& stop);

}  // namespace hoso::bench
