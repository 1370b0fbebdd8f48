#include "bench/read_samples.hpp"

#include "bench/parallel.hpp"

namespace hoso::bench {

Score read_samples(const std::shared_ptr<pipeline::Pipeline>& pipeline,
                   const std::vector<Sample>& samples, const pipeline::RunPlan& plan,
                   const std::stop_token& stop) {
  pipeline::RunPlan one = plan;
  one.jobs = 1;
  one.progress = nullptr;
  std::vector<pipeline::RunReport> read(samples.size());
  each_in_parallel(samples.size(), plan.jobs, stop, [&](std::size_t i) {
    read[i] = pipeline::run(pipeline, {samples[i].file}, one, stop);
    read[i].artifacts.clear();
  });
  Score score;
  pipeline::Journal together;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    add_result(samples[i], read[i].dossier, plan.forms, score);
    append(together, read[i].journal);
  }
  score.timings = together.timings;
  return score;
}

}  // namespace hoso::bench
