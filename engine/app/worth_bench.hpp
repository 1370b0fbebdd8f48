// hoso bench --worth: the pages read once with all steps, then without each of them.
#pragma once

#include <stop_token>
#include <vector>

#include "bench/sample.hpp"
#include "bench/worth.hpp"
#include "command_line.hpp"
#include "installation.hpp"
#include "pipeline/run.hpp"

namespace hoso::app {

struct WorthBench {
  const CommandLine& line;
  const Installation& installation;
  plugin::PluginHost& host;
  const pipeline::RunPlan& plan;
};

/// The whole pipeline first, then its steps in order. Steps that `line.bench.without` names stay out of all
/// of them. Throws Error("run.cancelled") on a stop request.
[[nodiscard]] std::vector<bench::Trial> trials(const WorthBench&, const std::vector<bench::Sample>&,
                                               const std::stop_token&);

}  // namespace hoso::app
