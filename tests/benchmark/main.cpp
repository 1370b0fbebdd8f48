// Micro-benchmarks of the engine's steps: docs/benchmarks.md.
#include <benchmark/benchmark.h>

#include <opencv2/core.hpp>

int main(int argument_count, char** arguments) {
  // Pages run in parallel, not the work on one page.
  cv::setNumThreads(1);
  benchmark::Initialize(&argument_count, arguments);
  if (benchmark::ReportUnrecognizedArguments(argument_count, arguments)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
