// Bytes that programs read as a file and that never touch a disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace hoso::review {

/// Lives as long as its owner; for this process and its children. Throws Error "output.not_written".
class MemoryFile {
 public:
  explicit MemoryFile(std::span<const std::uint8_t> bytes);
  ~MemoryFile();
  MemoryFile(MemoryFile&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] std::filesystem::path path() const;

 private:
  int descriptor_;
};

}  // namespace hoso::review
