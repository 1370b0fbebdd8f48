// Files that are whole or not there, whatever ends the program. All throw Error("output.not_written").
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace hoso::files {

/// A new file, on the disk when the call returns. What is there already is not touched: that is an error.
void write_durably(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);

/// `file` holds `bytes`, and nothing but: after a crash it is the old one or the new one. Readable by its owner only.
void replace_durably(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);

/// Makes new and renamed entries of `folder` outlive a crash.
void sync_folder(const std::filesystem::path& folder);

/// A new folder `<parent>/<name>.tmp-…`; what is still in it goes away with its owner.
class TemporaryFolder {
 public:
  TemporaryFolder(const std::filesystem::path& parent, const std::string& name);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace hoso::files
