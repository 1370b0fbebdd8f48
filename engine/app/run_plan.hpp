// What the command line asks of a run.
#pragma once

#include <chrono>

#include "command_line.hpp"
#include "installation.hpp"
#include "pipeline/run.hpp"

namespace hoso::app {

/// SOURCE_DATE_EPOCH (reproducible-builds.org), else now. Throws Error("usage.invalid") when that is no number.
[[nodiscard]] std::chrono::sys_seconds run_clock();

/// Forms, limits, clock (run_clock), jobs and decoder; no progress. Throws Error
/// as forms_for, and "usage.invalid" for a SOURCE_DATE_EPOCH that is no number.
[[nodiscard]] pipeline::RunPlan run_plan(const CommandLine&, const Installation&);

}  // namespace hoso::app
