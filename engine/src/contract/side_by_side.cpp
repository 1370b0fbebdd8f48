#include "contract/side_by_side.hpp"

#include "pipeline/crew.hpp"

namespace hoso::contract {

Outcomes side_by_side(const std::vector<Work>& works, std::chrono::milliseconds limit) {
  using Slots = std::vector<std::optional<Outcome>>;
  const auto slots = std::make_shared<Slots>(works.size());
  pipeline::Crew crew(static_cast<int>(works.size()));
  for (std::size_t i = 0; i < works.size(); ++i) {
    pipeline::Job job;
    job.limit = limit;
    job.interrupted = [](pipeline::Interruption) { return pipeline::Job::Next(); };
    job.work = [slots, i, work = works[i]](int, std::stop_token stop) -> pipeline::Job::Commit {
      return [slots, i, outcome = work(std::move(stop))] {
        (*slots)[i] = outcome;
        return pipeline::Job::Next();
      };
    };
    crew.add(std::move(job));
  }
  crew.finish({}, {});
  return {*slots, crew.left_behind()};
}

}  // namespace hoso::contract
