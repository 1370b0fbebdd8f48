// Pictures for a program, in memory that it can only read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "confine/file_descriptor.hpp"

namespace hoso::external {

/// All pictures of one request; an A4 page at 300 dpi has 8.7 million pixels. Pages of memory cost nothing until
/// written.
inline constexpr std::size_t picture_bytes = std::size_t{16} << 20;

/// Memory of picture_bytes. This process writes by the one mapping made before the seal; nobody can make another that
/// writes, nor change the size. One thread.
class PictureMemory {
 public:
  /// Throws std::system_error.
  PictureMemory();
  ~PictureMemory();
  PictureMemory(const PictureMemory&) = delete;
  PictureMemory& operator=(const PictureMemory&) = delete;

  /// For the program's descriptor table.
  [[nodiscard]] const confine::FileDescriptor& file() const { return file_; }
  [[nodiscard]] std::span<std::uint8_t> bytes() { return {start_, picture_bytes}; }

 private:
  confine::FileDescriptor file_;
  std::uint8_t* start_ = nullptr;
};

}  // namespace hoso::external
