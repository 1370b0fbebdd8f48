// Tells browsers what changed in the store, whoever changed it.
#pragma once

#include <thread>

#include "station.hpp"

namespace hoso::review {

/// Looks at the store twice a second: workers are other processes. Keeps a reference.
class EventFeed {
 public:
  explicit EventFeed(Station& station);

 private:
  void watch(const std::stop_token& stop);

  Station& station_;
  std::jthread thread_;
};

}  // namespace hoso::review
