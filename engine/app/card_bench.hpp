// hoso bench --cards N: how surely the codes of fictional identity cards are read.
#pragma once

#include <memory>
#include <stop_token>

#include "bench/cards.hpp"
#include "command_line.hpp"
#include "pipeline/run.hpp"

namespace hoso::app {

struct CardBench {
  const BenchSettings& settings;  ///< cards, seed, keep
  synthetic::FieldStageOf stage_of;
  std::shared_ptr<pipeline::Pipeline> pipeline;
  const pipeline::RunPlan& plan;
};

/// Makes, reads and scores the pages in batches. Throws Error("run.cancelled") on a stop request.
[[nodiscard]] bench::CardScore measured_cards(const CardBench&, const std::stop_token&);

}  // namespace hoso::app
