// Times that mean something on another computer.
#pragma once

#include <benchmark/benchmark.h>

namespace hoso::benchmarks {

/// Halving an A4 page of 300 dpi, grey (cv::resize by area, one thread). It reads every pixel of a
/// page once and calculates a little, as all work on pages does. A copy would measure the memory
/// alone, which does not get faster together with processors.
class Yardstick {
 public:
  /// Takes it once more; about a millisecond.
  void sample();
  /// Mean CPU seconds of the samples; at least one.
  [[nodiscard]] double seconds() const { return spent_ / samples_; }

 private:
  double spent_ = 0;
  int samples_ = 0;
};

/// CPU time of this process.
[[nodiscard]] double cpu_seconds();

/// Runs `act` as the benchmark's loop, after a first time that loads what is loaded once. The
/// counter x_resize is its CPU time as a multiple of the yardstick's, which is taken every few
/// milliseconds in between: other programs slow both down alike.
template <class Act>
void measure(benchmark::State& state, Act act) {
  constexpr double seconds_between_samples = 0.01;
  benchmark::DoNotOptimize(act());
  Yardstick yardstick;
  double spent = 0;
  double last_sample = -seconds_between_samples;
  for (auto _ : state) {
    if (spent - last_sample >= seconds_between_samples) {
      state.PauseTiming();
      yardstick.sample();
      last_sample = spent;
      state.ResumeTiming();
    }
    const double begin = cpu_seconds();
    benchmark::DoNotOptimize(act());
    spent += cpu_seconds() - begin;
  }
  state.counters["x_resize"] =
      spent / static_cast<double>(state.iterations()) / yardstick.seconds();
}

}  // namespace hoso::benchmarks
