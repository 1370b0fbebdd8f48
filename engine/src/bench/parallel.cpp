#include "bench/parallel.hpp"

#include <atomic>
#include <future>
#include <vector>

namespace hoso::bench {
namespace {

struct Round {
  std::size_t count;
  const std::stop_token& stop;
  const std::function<void(std::size_t)>& work;
  std::atomic<std::size_t> next = 0;
};

void work_on(Round& round) {
  for (std::size_t i = round.next++; i < round.count; i = round.next++) {
    if (round.stop.stop_requested()) return;
    try {
      round.work(i);
    } catch (...) {
      round.next = round.count;
      throw;
    }
  }
}

}  // namespace

void each_in_parallel(std::size_t count, int jobs, const std::stop_token& stop,
                      const std::function<void(std::size_t)>& work) {
  Round round{count, stop, work};
  std::vector<std::future<void>> workers;
  for (int job = 0; job < jobs; ++job) {
    workers.push_back(std::async(std::launch::async, [&round] { work_on(round); }));
  }
  for (std::future<void>& worker : workers) worker.wait();
  for (std::future<void>& worker : workers) worker.get();
}

}  // namespace hoso::bench
