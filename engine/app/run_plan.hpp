// What the command line asks of a run.
#pragma once

#include "command_line.hpp"
#include "installation.hpp"
#include "pipeline/run.hpp"

namespace hoso::app {

/// Forms, limits, clock (SOURCE_DATE_EPOCH, else now), jobs and decoder; no progress. Throws Error
/// as forms_for, and "usage.invalid" for a SOURCE_DATE_EPOCH that is no number.
[[nodiscard]] pipeline::RunPlan run_plan(const CommandLine&, const Installation&);

}  // namespace hoso::app
