// How often somebody may try: token buckets by key. Values in, values out; the clock is given.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace hoso::http {

/// Not for several threads at once.
class TokenBuckets {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Settings {
    double capacity = 5;                                               ///< tries in a row
    std::chrono::milliseconds refill_period{std::chrono::minutes(1)};  ///< for one more try
    std::size_t keys = 10'000;  ///< remembered; beyond it the fullest bucket is forgotten, which never refuses anybody
  };

  explicit TokenBuckets(Settings settings);

  /// Takes one try for `key` if there is one. Zero = taken; else how long until there is one.
  [[nodiscard]] std::chrono::milliseconds take(const std::string& key, Time now);
  /// The tries of `key` are its again: it has proved who it is.
  void forget(const std::string& key);
  [[nodiscard]] std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    double tokens;
    Time at;
  };
  [[nodiscard]] double filled(const Bucket&, Time now) const;
  void make_room(Time now);

  Settings settings_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace hoso::http
