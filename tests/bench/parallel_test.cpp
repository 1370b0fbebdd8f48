// Parts of a work side by side.
#include "bench/parallel.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace hoso::bench {
namespace {

TEST(EachInParallel, DoesEveryPartOnce) {
  std::vector<std::atomic<int>> done(100);
  each_in_parallel(done.size(), 4, {}, [&](std::size_t i) { ++done[i]; });
  for (const auto& times : done) EXPECT_EQ(times, 1);
}

TEST(EachInParallel, DoesNothingWhereThereIsNothing) {
  each_in_parallel(0, 2, {}, [](std::size_t) { FAIL(); });
}

TEST(EachInParallel, BeginsNoPartAfterAStopRequest) {
  std::stop_source stop;
  std::atomic<int> begun = 0;
  each_in_parallel(100, 2, stop.get_token(), [&](std::size_t) {
    ++begun;
    stop.request_stop();
  });
  EXPECT_LE(begun, 2);
}

TEST(EachInParallel, PassesOnWhatIsThrownAndBeginsNoMore) {
  std::atomic<int> begun = 0;
  const auto fail = [&](std::size_t) {
    ++begun;
    throw std::runtime_error("the first");
  };
  EXPECT_THROW(each_in_parallel(100, 2, {}, fail), std::runtime_error);
  EXPECT_LE(begun, 2);
}

}  // namespace
}  // namespace hoso::bench
