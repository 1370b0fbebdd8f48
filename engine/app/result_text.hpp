// A result as people read it.
#pragma once

#include <string>

#include "result_json.hpp"

namespace hoso::app {

/// `hoso run` and `hoso read`: fields as a table, findings, and what became of the package.
[[nodiscard]] std::string result_text(const Result&, const CommandLine&);

/// What became of the run beside its findings: layouts remembered, the package written.
[[nodiscard]] std::string outcome_text(const Result&, const CommandLine&);

/// Stage, calls, seconds; slowest first.
[[nodiscard]] std::string timings_text(const pipeline::Timings&);

}  // namespace hoso::app
