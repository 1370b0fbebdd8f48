// The body of one request while it comes in: in memory when small, in a file when large.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "http/message.hpp"
#include "http/refusal.hpp"

namespace hoso::http {

/// Bytes of body files that may exist at once. Used by the network thread only.
struct SpoolBudget {
  std::uint64_t bytes_left = 0;
};

struct BodyBounds {
  std::uint64_t body_bytes = 0;
  std::uint64_t memory_bytes = 0;
  std::filesystem::path folder;
};

/// Removes its file, if it is still there, and gives its share of the budget back when it goes.
class BodyKeeper {
 public:
  BodyKeeper(BodyBounds bounds, SpoolBudget& budget);
  ~BodyKeeper();
  BodyKeeper(const BodyKeeper&) = delete;
  BodyKeeper& operator=(const BodyKeeper&) = delete;

  /// 413 beyond the bounds, 503 when the disk or the budget has no room.
  [[nodiscard]] std::optional<Refusal> add(std::span<const std::uint8_t> bytes);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Hands the body to `request`; the file stays the keeper's.
  void give_to(Request& request);

 private:
  bool open_file();
  bool write(std::span<const std::uint8_t> bytes);
  void close_file();

  BodyBounds bounds_;
  SpoolBudget& budget_;
  std::vector<std::uint8_t> memory_;
  std::filesystem::path file_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::uint64_t spooled_ = 0;
};

/// 413 with the limit in words: "1 MB".
[[nodiscard]] Refusal too_large(std::uint64_t limit_bytes);

}  // namespace hoso::http
