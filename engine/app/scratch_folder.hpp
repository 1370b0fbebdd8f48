// A temporary folder that goes away with its owner.
#pragma once

#include <filesystem>

namespace hoso::app {

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

}  // namespace hoso::app
