#include "nearest.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace hoso::layout {
namespace {

using Bits = std::array<std::uint64_t, 4>;

std::vector<Bits> rows_of(const cv::Mat& descriptors) {
  std::vector<Bits> rows(static_cast<std::size_t>(descriptors.rows));
  for (int i = 0; i < descriptors.rows; ++i) {
    std::memcpy(rows[static_cast<std::size_t>(i)].data(), descriptors.ptr(i), sizeof(Bits));
  }
  return rows;
}

[[gnu::always_inline]] inline Nearest scan(const Bits& one, const std::vector<Bits>& those) {
  Nearest nearest;
  for (std::size_t i = 0; i < those.size(); ++i) {
    const Bits& other = those[i];
    const int bits = std::popcount(one[0] ^ other[0]) + std::popcount(one[1] ^ other[1]) +
                     std::popcount(one[2] ^ other[2]) + std::popcount(one[3] ^ other[3]);
    if (bits < nearest.bits) nearest = {static_cast<int>(i), bits};
  }
  return nearest;
}

Nearest scan_anywhere(const Bits& one, const std::vector<Bits>& those) { return scan(one, those); }

#if defined(__x86_64__)
/// Every x86-64 processor since 2009 counts bits in one instruction, six times as fast as
/// cv::BFMatcher, but the compiler may not assume it.
[[gnu::target("popcnt")]] Nearest scan_with_popcnt(const Bits& one, const std::vector<Bits>& those) {
  return scan(one, those);
}

auto fastest_scan() { return __builtin_cpu_supports("popcnt") ? scan_with_popcnt : scan_anywhere; }
#else
auto fastest_scan() { return scan_anywhere; }
#endif

}  // namespace

std::vector<Nearest> nearest_rows(const cv::Mat& these, const cv::Mat& those) {
  const std::vector<Bits> others = rows_of(those);
  const auto scan_rows = fastest_scan();
  std::vector<Nearest> nearest;
  for (const Bits& one : rows_of(these)) nearest.push_back(scan_rows(one, others));
  return nearest;
}

}  // namespace hoso::layout
