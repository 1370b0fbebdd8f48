#include "xml/schema.hpp"

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "template/schemas.hpp"

namespace hoso::xml {
namespace {

/// Each test has a process of its own under ctest, so these are its first schemas.
TEST(Schema, IsCompiledByManyThreadsAtOnce) {
  constexpr int threads = 16;
  std::latch start(threads);
  std::atomic<int> compiled = 0;
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < threads; ++i) {
      workers.emplace_back([&] {
        start.arrive_and_wait();
        try {
          const Schema schema(form_schema());
          ++compiled;
        } catch (const std::logic_error&) {
        }
      });
    }
  }
  EXPECT_EQ(compiled, threads);
}

}  // namespace
}  // namespace hoso::xml
