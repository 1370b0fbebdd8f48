// What is noted while work goes on, kept apart per page so that merging it by page number gives
// the same report with any number of threads.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <hoso/diagnostic.hpp>

namespace hoso::pipeline {

struct StageTiming {
  int calls = 0;
  std::chrono::nanoseconds total{0};  ///< wall time, summed over threads
};

using Timings = std::map<std::string, StageTiming>;  ///< by stage id

struct Journal {
  std::vector<Diagnostic> diagnostics;
  Timings timings;
};

/// Appends `entries` to `journal`; a diagnostic that is already there is not repeated.
void append(Journal& journal, const Journal& entries);

}  // namespace hoso::pipeline
