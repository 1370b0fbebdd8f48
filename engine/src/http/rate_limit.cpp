#include "http/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace hoso::http {

TokenBuckets::TokenBuckets(Settings settings) : settings_(settings) {}

double TokenBuckets::filled(const Bucket& bucket, Time now) const {
  const std::chrono::duration<double, std::milli> passed = std::max(now, bucket.at) - bucket.at;
  return std::min(settings_.capacity, bucket.tokens + passed.count() / double(settings_.refill_period.count()));
}

void TokenBuckets::make_room(Time now) {
  const auto fullness = [&](const auto& entry) { return filled(entry.second, now); };
  std::erase_if(buckets_, [&](const auto& entry) { return fullness(entry) >= settings_.capacity; });
  if (buckets_.size() < settings_.keys) return;
  buckets_.erase(std::ranges::max_element(buckets_, {}, fullness));
}

std::chrono::milliseconds TokenBuckets::take(const std::string& key, Time now) {
  auto found = buckets_.find(key);
  if (found == buckets_.end()) {
    if (buckets_.size() >= settings_.keys) make_room(now);
    found = buckets_.emplace(key, Bucket{settings_.capacity, now}).first;
  }
  Bucket& bucket = found->second;
  bucket = {filled(bucket, now), std::max(now, bucket.at)};
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::chrono::milliseconds(0);
  }
  const double missing = (1 - bucket.tokens) * double(settings_.refill_period.count());
  return std::chrono::milliseconds(std::max<std::int64_t>(1, std::llround(std::ceil(missing))));
}

void TokenBuckets::forget(const std::string& key) { buckets_.erase(key); }

}  // namespace hoso::http
