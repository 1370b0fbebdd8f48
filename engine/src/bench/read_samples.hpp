// Reads a sample set with a real pipeline and scores it.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "bench/score.hpp"
#include "pipeline/run.hpp"

namespace hoso::bench {

/// Runs the samples as one dossier after another of up to 40 files, with `plan.jobs` workers, and
/// scores each sample by the documents found in its own file.
[[nodiscard]] Score read_samples(const std::shared_ptr<pipeline::Pipeline>&,
                                 const std::vector<Sample>&, const pipeline::RunPlan& plan,
                                 const std::stop_token& stop);

}  // namespace hoso::bench
