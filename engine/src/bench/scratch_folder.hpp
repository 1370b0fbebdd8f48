// A temporary folder that goes away with its owner.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace hoso::bench {

/// Replaces what is there. Throws Error("output.not_written").
void write_file(const std::filesystem::path& file, std::string_view bytes);
void write_file(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);

class ScratchFolder {
 public:
  /// Throws Error("output.not_written").
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace hoso::bench
