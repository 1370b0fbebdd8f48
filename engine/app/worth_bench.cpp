#include "worth_bench.hpp"

#include <chrono>

#include <hoso/error.hpp>

#include "bench/read_samples.hpp"

namespace hoso::app {
namespace {

/// `without`: empty = no further step left out.
bench::Trial trial(const WorthBench& bench, const std::vector<bench::Sample>& samples,
                   const std::string& without, const std::stop_token& stop) {
  CommandLine line = bench.line;
  if (!without.empty()) line.bench.without.push_back(without);
  const auto pipeline = pipeline_for(line, bench.installation, bench.host);
  const auto begin = std::chrono::steady_clock::now();
  const bench::Score score = bench::read_samples(pipeline, samples, bench.plan, stop);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  if (stop.stop_requested()) throw Error("run.cancelled");
  return {without, score.all, taken.count()};
}

}  // namespace

std::vector<bench::Trial> trials(const WorthBench& bench, const std::vector<bench::Sample>& samples,
                                 const std::stop_token& stop) {
  std::vector<bench::Trial> all{trial(bench, samples, "", stop)};
  for (const std::string& step : steps_for(bench.line, bench.installation, bench.host)) {
    all.push_back(trial(bench, samples, step, stop));
  }
  return all;
}

}  // namespace hoso::app
