// Parts of a work that do not depend on one another.
#pragma once

#include <functional>
#include <stop_token>

namespace hoso::bench {

/// Calls `work(i)` once for each i from 0 to `count` - 1, on `jobs` threads, the first ones first; begins none after a
/// stop request or once one threw. Throws what was thrown, after all threads ended.
void each_in_parallel(std::size_t count, int jobs, const std::stop_token& stop,
                      const std::function<void(std::size_t)>& work);

}  // namespace hoso::bench
