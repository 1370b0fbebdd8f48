#include "bench/read_samples.hpp"

#include <atomic>
#include <future>
#include <utility>

namespace hoso::bench {
namespace {

/// What one worker needs to read samples until none is left.
struct Round {
  const std::shared_ptr<pipeline::Pipeline>& pipeline;
  const std::vector<Sample>& samples;
  const pipeline::RunPlan& plan;  ///< of one sample
  const std::stop_token& stop;
  std::atomic<std::size_t> next = 0;
  std::vector<pipeline::RunReport> read;  ///< by sample; each written by one worker
};

void read_on(Round& round) {
  for (std::size_t i = round.next++; i < round.samples.size(); i = round.next++) {
    if (round.stop.stop_requested()) return;
    round.read[i] = pipeline::run(round.pipeline, {round.samples[i].file}, round.plan, round.stop);
    round.read[i].artifacts.clear();
  }
}

void read_all(Round& round, int jobs) {
  std::vector<std::future<void>> workers;
  for (int job = 0; job < jobs; ++job) {
    workers.push_back(std::async(std::launch::async, [&round] { read_on(round); }));
  }
  for (std::future<void>& worker : workers) worker.get();
}

}  // namespace

Score read_samples(const std::shared_ptr<pipeline::Pipeline>& pipeline,
                   const std::vector<Sample>& samples, const pipeline::RunPlan& plan,
                   const std::stop_token& stop) {
  pipeline::RunPlan one = plan;
  one.jobs = 1;
  one.progress = nullptr;
  Round round{pipeline, samples, one, stop, 0, std::vector<pipeline::RunReport>(samples.size())};
  read_all(round, plan.jobs);
  Score score;
  pipeline::Journal together;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    add_result(samples[i], round.read[i].dossier, plan.forms, score);
    append(together, round.read[i].journal);
  }
  score.timings = together.timings;
  return score;
}

}  // namespace hoso::bench
