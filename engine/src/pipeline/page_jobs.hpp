// A page's way through the crew: locate it, read its fields in parts side by side, keep extracts.
#pragma once

#include "pipeline/crew.hpp"
#include "pipeline/run_state.hpp"

namespace hoso::pipeline {

/// Reads page `index` of the run into its PageWork. Other jobs follow it; together they have
/// Limits::page_seconds. A part that misses the dead line leaves its fields illegible.
[[nodiscard]] Job page_job(const SharedRun&, std::size_t index);

}  // namespace hoso::pipeline
